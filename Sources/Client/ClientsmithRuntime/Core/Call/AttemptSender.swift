import HTTPTypes

/// One attempt: credentials, rate limit, middleware, transport, and the redirects that it meets.
struct AttemptSender {
  let core: ConnectionCore
  let call: PreparedCall
  let attempt: Int
  let timeout: Duration?

  /// How long a wait for the rate limit may be before a credential that was ready is looked at again.
  private static let freshness = Duration.seconds(1)

  /// Sends the request, following redirects, and gives the first answer that is none.
  func send() async throws -> Answer {
    var hop = Hop(target: call.target, method: call.method, body: call.body, headers: call.headers)
    var redirects = 0
    while true {
      let answer = try await send(hop)
      guard let next = try core.redirect(answer, from: hop, of: call) else { return answer }
      redirects += 1
      guard redirects <= core.configuration.redirectLimit else {
        throw CallFailure(.refused, "the server redirects more than \(core.configuration.redirectLimit) times")
      }
      hop = next
    }
  }

  private func send(_ hop: Hop) async throws -> Answer {
    var request = HTTPRequest(
      method: hop.method, scheme: hop.target.origin.scheme, authority: hop.target.authority, path: hop.target.path,
      headerFields: hop.headers)
    let plan = hop.carriesCredentials ? call.plan : .nothing
    let bare = request
    var applied = try await authorize(&request, with: plan)
    // Another server, to which a redirect leads, has limits of its own.
    guard let gate = call.gate, hop.target.origin == call.target.origin else {
      return try await exchange(request, hop, applied, permit: nil)
    }
    let start = core.configuration.environment.uptime()
    let permit = try await gate.acquire(
      operation: call.operationID, credential: core.account, limits: call.limits, deadline: call.deadline,
      isReplay: attempt > 1)
    do {
      if !plan.isEmpty, core.configuration.environment.uptime() - start > Self.freshness {
        request = bare
        applied = try await authorize(&request, with: plan)
      }
    } catch {
      permit.complete(.neverSent)
      throw error
    }
    return try await exchange(request, hop, applied, permit: permit)
  }

  private func authorize(_ request: inout HTTPRequest, with plan: AuthorizationPlan) async throws
    -> AppliedAuthorization
  {
    if plan.isEmpty { return .nothing }
    let context = AuthorizationContext(core.services, operationID: call.operationID)
    guard let deadline = call.deadline else { return try await plan.authorize(&request, for: context) }
    let bare = request
    let (authorized, applied) = try await core.within(deadline) {
      var copy = bare
      let applied = try await plan.authorize(&copy, for: context)
      return (copy, applied)
    }
    request = authorized
    return applied
  }

  private func exchange(
    _ request: HTTPRequest, _ hop: Hop, _ applied: AppliedAuthorization, permit: RateLimitPermit?
  ) async throws -> Answer {
    let clock = core.isObserved ? core.configuration.environment.uptime() : .zero
    do {
      let response = try await core.transmit(request, body: hop.body, call, attempt: attempt, timeout: timeout)
      let isGoverned = permit?.complete(status: response.head.status.code, headers: response.head.headerFields) ?? false
      if core.isObserved { core.report(response.head.status, call, attempt, since: clock) }
      return Answer(
        head: response.head, body: response.body, applied: applied, isGoverned: isGoverned, target: hop.target)
    } catch {
      permit?.complete((error as? TransportError)?.failure ?? .maybeSent)
      if core.isObserved { core.report(error, call, attempt, since: clock) }
      throw error
    }
  }
}

/// One request of an attempt: the first, or the one that a redirect asks for.
struct Hop: Sendable {
  var target: RequestTarget
  var method: HTTPRequest.Method
  var body: RequestBody
  var headers: HTTPFields
  var carriesCredentials = true
}

extension ConnectionCore {
  /// Passes a request through the middleware to the transport.
  func transmit(
    _ request: HTTPRequest, body: RequestBody, _ call: PreparedCall, attempt: Int, timeout: Duration?
  ) async throws -> TransportResponse {
    guard keepsExchanges else { return try await pass(request, body, call, attempt: attempt, timeout: timeout) }
    return try await CallSecrets.$current.withValue(CallSecrets(of: call, in: request)) {
      try await pass(request, body, call, attempt: attempt, timeout: timeout)
    }
  }

  private func pass(
    _ request: HTTPRequest, _ body: RequestBody, _ call: PreparedCall, attempt: Int, timeout: Duration?
  ) async throws -> TransportResponse {
    if configuration.middleware.isEmpty {
      return try await configuration.transport.send(request, body: body, timeout: timeout)
    }
    let context = OperationContext(
      service: description.name, operationID: call.operationID, attempt: attempt, timeout: timeout)
    return try await pass(request, body, through: configuration.middleware[...], context)
  }

  private func pass(
    _ request: HTTPRequest, _ body: RequestBody, through rest: ArraySlice<any Middleware>, _ context: OperationContext
  ) async throws -> TransportResponse {
    guard let first = rest.first else {
      return try await configuration.transport.send(request, body: body, timeout: context.timeout)
    }
    return try await first.intercept(request, body: body, operation: context) { request, body in
      try await self.pass(request, body, through: rest.dropFirst(), context)
    }
  }
}
