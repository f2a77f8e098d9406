import HTTPTypes
import Logging

/// One call from its first attempt to its answer: attempts, renewal, retries, and the deadline over all of them.
struct CallLoop {
  let core: ConnectionCore
  let call: PreparedCall
  var session: RetrySession
  /// How many attempts got as far as the transport.
  private(set) var sent = 0
  /// A call is replayed with a new credential at most once.
  private var isRenewed = false
  /// The head of an answer whose body is being collected: what it says is true also when the body breaks off.
  private var head: HTTPResponse?

  init(core: ConnectionCore, call: PreparedCall) {
    self.core = core
    self.call = call
    session = RetrySession(
      call.policy, method: call.method, isIdempotent: call.isRepeatable,
      bodyIsReplayable: call.body.isReplayable,
      start: call.policy.deadline == nil ? nil : core.configuration.environment.uptime(), deadline: call.deadline,
      budget: core.retryBudget)
  }

  private var environment: RuntimeEnvironment { core.configuration.environment }

  /// Sends the call until it is answered or may not be tried again. Where `collecting` says so of the head, the body is whole.
  ///
  /// Throws ``CallFailure``, and `CancellationError` as it comes.
  nonisolated(nonsending) mutating func run(collecting: Collecting) async throws -> Answer {
    while true {
      try Task.checkCancellation()
      let now = call.deadline == nil ? .zero : environment.uptime()
      let left = session.begin(timeout: nil, now: now)
      if let left, left <= .zero { throw CallFailure(.deadline, "the call's deadline has passed") }
      do {
        head = nil
        var answer = try await attempt()
        if answer.isSuccess {
          head = answer.head
          if collecting.collects(answer.head) {
            answer.body = .bytes(try await core.collect(answer.body, for: call, upTo: call.sizeLimit))
          }
          _ = session.decide(
            .response(status: answer.head.status.code, headers: HTTPFields()), environment: environment)
          return answer
        }
        try await handleRefusal(of: answer)
      } catch let error as TransportError {
        try await handle(error)
      } catch let error as ResponseTooLarge {
        throw failure(.responseTooLarge, error.description, error)
      }
    }
  }

  nonisolated(nonsending) private mutating func attempt() async throws -> Answer {
    var sender = AttemptSender(core: core, call: call, attempt: session.attempts)
    defer { if sender.isSent { sent += 1 } }
    return try await sender.send()
  }

  /// A failure in the middle of an answer, with what its head said.
  private func failure(_ kind: APIErrorKind, _ message: String, _ error: any Error) -> CallFailure {
    var failure = CallFailure(kind, message, underlying: error)
    failure.status = head?.status
    failure.headers = head?.headerFields ?? HTTPFields()
    return failure
  }

  /// Returns when the call is to be sent again; throws what it failed with otherwise.
  private mutating func handleRefusal(of answer: Answer) async throws {
    let body = try await core.collectError(answer.body, for: call)
    let status = answer.head.status
    if !isRenewed, !answer.applied.isEmpty,
      answer.applied.shouldRenew(status: status.code, headers: answer.head.headerFields, body: body)
    {
      isRenewed = true
      let context = AuthorizationContext(call.services, operationID: call.operationID)
      let isReplaced = try await TimeLimit.run(
        silence: nil, until: call.deadline, in: environment, ""
      ) { _ in
        try await answer.applied.renew(
          status: status.code, headers: answer.head.headerFields, body: body, for: context)
      }
      // Where the body is gone, the new credential is for the calls to come.
      if isReplaced, call.body.isReplayable { return }
    }
    let decision = session.decide(
      .response(status: status.code, headers: answer.head.headerFields), isGoverned: answer.isGoverned,
      environment: environment)
    guard case .stop(let stop) = decision else { return try await wait(decision) }
    throw failure(of: answer, body: body, stop)
  }

  private mutating func handle(_ error: TransportError) async throws {
    // Whoever is told to cancel may say that nothing was sent; the caller wants to hear who it was.
    try Task.checkCancellation()
    let decision = session.decide(.failure(error.failure), environment: environment)
    guard case .stop = decision else { return try await wait(decision) }
    if let deadline = call.deadline, environment.uptime() >= deadline {
      throw failure(.deadline, "the call's deadline has passed", error)
    }
    throw failure(.transport, error.message, error)
  }

  private func wait(_ decision: RetryDecision) async throws {
    guard case .retry(let delay, let reason) = decision else { return }
    if core.logger.logLevel <= .info {
      core.logger.info(
        "retrying",
        metadata: [
          "operation": "\(call.operationID)", "attempt": "\(session.attempts)", "after": "\(delay)",
          "reason": "\(reason)",
        ])
    }
    if let observer = core.configuration.observer {
      observer(.retrying(core.describe(call, attempt: session.attempts), after: delay, reason: reason))
    }
    if delay > .zero { try await environment.sleep(delay) }
  }

  private func failure(of answer: Answer, body: [UInt8], _ stop: RetryStop) -> CallFailure {
    let status = answer.head.status
    var failure = CallFailure(.response, CallFailure.sentence(for: status))
    let context = AuthorizationContext(call.services, operationID: call.operationID)
    if let error = answer.applied.error(
      status: status.code, headers: answer.head.headerFields, body: body, for: context)
    {
      failure.underlying = error
      if let remark = error.remark { failure.message += "; \(remark)" }
      if status.code == 401 { failure.kind = .authentication }
    }
    switch stop {
    case .deadline, .serverDelay, .budget: failure.message += "; not tried again: \(stop)"
    default: break
    }
    failure.status = status
    failure.headers = answer.head.headerFields
    failure.body = body
    failure.words = ServiceErrorText(body, hiding: call.sentSecrets + answer.applied.presentedSecrets)
    return failure
  }
}

/// What one attempt was answered.
struct Answer: Sendable {
  var head: HTTPResponse
  var body: ResponseBody
  /// The credentials that the request carried.
  let applied: AppliedAuthorization
  /// Whether the limiter will do the waiting for a 429.
  let isGoverned: Bool
  /// Where the answer came from, after redirects.
  let target: RequestTarget

  var isSuccess: Bool { head.status.kind == .successful }
}

extension TransportError {
  /// The same in the terms of retrying.
  var failure: ConnectionFailure {
    switch kind {
    case .neverSent, .connectTimedOut: .neverSent
    case .maybeSent, .timedOut: .maybeSent
    case .interrupted: .interrupted
    }
  }
}

extension ConnectionCore {
  /// Waits that are shorter are not worth telling.
  private static var shortest: Duration { .milliseconds(1) }

  /// When a wait begins, where anybody is to hear of it.
  var waitStart: Duration { configuration.observer == nil ? .zero : configuration.environment.uptime() }

  /// Tells of a wait that is over, if it was one.
  func report(wait: CallWait, _ call: PreparedCall, _ attempt: Int, since start: Duration, until end: Duration) {
    guard let observer = configuration.observer, end - start >= Self.shortest else { return }
    observer(.waited(describe(call, attempt: attempt), for: wait, duration: end - start))
  }
}
