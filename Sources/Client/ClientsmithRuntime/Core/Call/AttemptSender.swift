import HTTPTypes

/// One attempt: credentials, rate limit, middleware, transport, and the redirects that it meets.
struct AttemptSender {
  let core: ConnectionCore
  let call: PreparedCall
  let attempt: Int
  /// Whether any request of the attempt has got as far as the transport.
  private(set) var isSent = false

  init(core: ConnectionCore, call: PreparedCall, attempt: Int) {
    self.core = core
    self.call = call
    self.attempt = attempt
  }

  /// How long a wait for the rate limit may be before a credential that was ready is looked at again.
  private static let freshness = Duration.seconds(1)

  /// Sends the request, following redirects, and gives the first answer that is none.
  nonisolated(nonsending) mutating func send() async throws -> Answer {
    var hop = Hop(target: call.target, method: call.method, body: call.body, headers: call.headers)
    var redirects = 0
    while true {
      let answer = try await send(hop)
      guard answer.head.status.kind == .redirection, let next = try core.redirect(answer, from: hop, of: call) else {
        return answer
      }
      redirects += 1
      guard redirects <= core.configuration.redirectLimit else {
        throw CallFailure(.refused, "the server redirects more than \(core.configuration.redirectLimit) times")
      }
      try await core.drain(answer, for: call)
      hop = next
    }
  }

  nonisolated(nonsending) private mutating func send(_ hop: Hop) async throws -> Answer {
    var request = HTTPRequest(
      method: hop.method, scheme: hop.target.origin.scheme, authority: hop.target.authority, path: hop.target.path,
      headerFields: hop.headers)
    if let name = core.configuration.retryCountHeader { request.headerFields[name] = "\(attempt - 1)" }
    let plan = hop.carriesCredentials ? call.plan : .nothing
    let bare = request
    let begun = core.waitStart
    var applied = try await authorize(&request, with: plan)
    if !plan.isEmpty { core.report(wait: .credentials, call, attempt, since: begun, until: core.waitStart) }
    // Another server, to which a redirect leads, has limits of its own.
    guard let gate = call.gate, hop.target.origin == call.target.origin else {
      return try await exchange(request, hop, applied, permit: nil)
    }
    let permit = try await gate.acquire(
      operation: call.operationID, credential: core.account, limits: call.limits, deadline: call.deadline,
      isReplay: attempt > 1)
    core.report(wait: .rateLimit, call, attempt, since: permit.asked, until: permit.granted)
    do {
      if !plan.isEmpty, permit.granted - permit.asked > Self.freshness {
        request = bare
        applied = try await authorize(&request, with: plan)
      }
    } catch {
      permit.complete(.neverSent)
      throw error
    }
    return try await exchange(request, hop, applied, permit: permit)
  }

  nonisolated(nonsending) private func authorize(_ request: inout HTTPRequest, with plan: AuthorizationPlan)
    async throws
    -> AppliedAuthorization
  {
    let applied = try await apply(plan, to: &request)
    if call.tokenPlaces.isEmpty || request.authority != call.target.authority { return applied }
    for place in call.tokenPlaces { try place.fill(&request) }
    return applied
  }

  nonisolated(nonsending) private func apply(_ plan: AuthorizationPlan, to request: inout HTTPRequest) async throws
    -> AppliedAuthorization
  {
    if plan.isEmpty { return .nothing }
    let context = AuthorizationContext(call.services, operationID: call.operationID)
    guard let deadline = call.deadline else { return try await plan.authorize(&request, for: context) }
    let bare = request
    let (authorized, applied) = try await TimeLimit.run(
      silence: nil, until: deadline, in: core.configuration.environment, ""
    ) { _ in
      var copy = bare
      let applied = try await plan.authorize(&copy, for: context)
      return (copy, applied)
    }
    request = authorized
    return applied
  }

  nonisolated(nonsending) private mutating func exchange(
    _ request: HTTPRequest, _ hop: Hop, _ applied: AppliedAuthorization, permit: RateLimitPermit?
  ) async throws -> Answer {
    let transmission = Transmission(core: core, call: call, attempt: attempt, origin: hop.target.origin)
    do {
      let response = try await transmission.send(request, body: hop.body)
      let record = transmission.record
      if record.isSent { isSent = true }
      let isGoverned = permit?.complete(status: response.head.status.code, headers: response.head.headerFields) ?? false
      if core.isObserved { core.report(response.head.status, call, attempt, since: record.start) }
      return Answer(
        head: response.head, body: response.body, applied: applied, isGoverned: isGoverned, target: hop.target)
    } catch {
      let record = transmission.record
      if record.isSent { isSent = true }
      permit?.complete(record.isSent ? (error as? TransportError)?.failure ?? .maybeSent : .neverSent)
      if core.isObserved, record.isSent { core.report(error, call, attempt, since: record.start) }
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
