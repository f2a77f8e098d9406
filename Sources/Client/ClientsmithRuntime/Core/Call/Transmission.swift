import HTTPTypes

/// One request on its way to the network: through the middleware, past the gate, to the transport, and what became of it.
final class Transmission: Sendable {
  let core: ConnectionCore
  let call: PreparedCall
  let attempt: Int
  let origin: Origin
  private let state = Guarded(Record())

  /// What is known of a request on its way.
  struct Record: Sendable {
    /// It has passed the gate: the server may have seen it.
    var isSent = false
    /// When it passed the gate, by the environment's uptime.
    var start: Duration = .zero
  }

  init(core: ConnectionCore, call: PreparedCall, attempt: Int, origin: Origin) {
    self.core = core
    self.call = call
    self.attempt = attempt
    self.origin = origin
  }

  /// What is known so far.
  var record: Record { state.withLock { $0 } }

  /// Sends a request; throws what middleware and transport throw, ``DeadlineExceeded`` and `CancellationError`.
  nonisolated(nonsending) func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
    guard core.keepsExchanges else { return try await pass(request, body) }
    return try await CallSecrets.$current.withValue(CallSecrets(of: call, in: request)) {
      try await pass(request, body)
    }
  }

  nonisolated(nonsending) private func pass(_ request: HTTPRequest, _ body: RequestBody) async throws
    -> TransportResponse
  {
    let middleware = core.configuration.middleware
    if middleware.isEmpty { return try await carry(request, body, to: origin) }
    var context = OperationContext(
      service: core.description.name, operationID: call.operationID, attempt: attempt, timeout: call.timeout,
      pathTemplate: call.pathTemplate)
    if let secrets = call.secrets { context.secretPaths = secrets.paths }
    return try await pass(request, body, through: middleware[...], context)
  }

  nonisolated(nonsending) private func pass(
    _ request: HTTPRequest, _ body: RequestBody, through rest: ArraySlice<any Middleware>, _ context: OperationContext
  ) async throws -> TransportResponse {
    guard let first = rest.first else {
      let origin = Origin(scheme: (request.scheme ?? "")[...], authority: (request.authority ?? "")[...])
      return try await carry(request, body, to: origin ?? self.origin)
    }
    return try await first.intercept(request, body: body, operation: context) { request, body in
      try await self.pass(request, body, through: rest.dropFirst(), context)
    }
  }

  nonisolated(nonsending) private func carry(_ request: HTTPRequest, _ body: RequestBody, to origin: Origin)
    async throws -> TransportResponse
  {
    let passage = try await core.path.enter(origin, until: call.deadline)
    let start = core.isObserved ? core.configuration.environment.uptime() : .zero
    state.withLock { $0 = Record(isSent: true, start: start) }
    return try await core.path.exchange(
      request, body, passage, silence: call.timeout, until: call.deadline)
  }
}
