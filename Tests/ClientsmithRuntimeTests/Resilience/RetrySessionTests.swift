import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// When a call is tried again.
@Suite(.timeLimit(.minutes(25))) struct RetrySessionTests {
  let time = VirtualTime()
  /// Half of every longest wait.
  var environment: RuntimeEnvironment {
    var environment = time.environment
    environment.random = { 0.5 }
    return environment
  }

  static func answer(_ status: Int, _ headers: HTTPFields = [:]) -> RetryOutcome {
    .response(status: status, headers: headers)
  }

  /// The decisions after one outcome again and again, until one stops.
  func decisions(
    _ outcome: RetryOutcome, _ policy: RetryPolicy = .default, method: HTTPRequest.Method = .get, key: Bool = false,
    replayable: Bool = true, deadline: Duration? = nil, budget: RetryBudget? = nil, isGoverned: Bool = false
  ) -> [RetryDecision] {
    var session = RetrySession(
      policy, method: method, isIdempotent: key, bodyIsReplayable: replayable, deadline: deadline, budget: budget)
    var decisions: [RetryDecision] = []
    while decisions.count < 50 {
      _ = session.begin(timeout: nil, now: .zero)
      decisions.append(session.decide(outcome, isGoverned: isGoverned, environment: environment))
      if case .stop? = decisions.last { break }
    }
    return decisions
  }

  @Test("two retries, half a second doubling, at random below that", arguments: [408, 429, 500, 502, 503, 504])
  func usual(status: Int) {
    #expect(
      decisions(Self.answer(status)) == [
        .retry(after: .milliseconds(250), reason: .status(status)),
        .retry(after: .milliseconds(500), reason: .status(status)), .stop(.exhausted(attempts: 3)),
      ])
  }

  @Test("the wait grows to eight seconds and no further")
  func ceiling() {
    let policy = RetryPolicy(retries: 100)
    #expect(policy.backoff(before: 4, random: 1) == .seconds(4))
    #expect(policy.backoff(before: 5, random: 1) == .seconds(8))
    #expect(policy.backoff(before: 1_000_000, random: 1) == .seconds(8))
    #expect(policy.backoff(before: 3, random: 0) == .zero)
  }

  @Test("other statuses are final", arguments: [200, 204, 304, 400, 401, 404, 409, 422, 501])
  func final(status: Int) {
    #expect(decisions(Self.answer(status)) == [.stop(.final)])
  }

  @Test("methods that are not idempotent are not repeated", arguments: [HTTPRequest.Method.post, .patch, .connect])
  func notIdempotent(method: HTTPRequest.Method) {
    for status in [408, 429, 500, 503] {
      #expect(decisions(Self.answer(status), method: method) == [.stop(.notRepeatable)])
    }
    #expect(decisions(.failure(.maybeSent), method: method) == [.stop(.notRepeatable)])
    #expect(decisions(.failure(.interrupted), method: method) == [.stop(.notRepeatable)])
  }

  @Test("idempotent methods are", arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"])
  func idempotent(method: String) throws {
    let method = try #require(HTTPRequest.Method(rawValue: method))
    #expect(decisions(Self.answer(503), method: method).count == 3)
    #expect(decisions(.failure(.maybeSent), method: method).count == 3)
  }

  @Test("an idempotency key makes any request repeatable")
  func key() {
    #expect(decisions(Self.answer(500), method: .post, key: true).count == 3)
    #expect(decisions(.failure(.maybeSent), method: .post, key: true).count == 3)
  }

  @Test("a request that never left is repeated whatever its method")
  func neverSent() {
    #expect(decisions(.failure(.neverSent), method: .post).count == 3)
  }

  @Test("a policy can let refused writes be repeated, and only those")
  func refusedWrites() {
    let policy = RetryPolicy(repeatsRefusedWrites: true)
    #expect(decisions(Self.answer(429), policy, method: .post).count == 3)
    #expect(decisions(Self.answer(503), policy, method: .post) == [.stop(.notRepeatable)])
  }

  @Test("a stream that cannot be read again is not")
  func consumedBody() {
    #expect(decisions(Self.answer(503), method: .put, replayable: false) == [.stop(.bodyConsumed)])
    #expect(decisions(Self.answer(429), method: .put, replayable: false, isGoverned: true) == [.stop(.bodyConsumed)])
  }

  @Test("the server's wish overrules the statuses, but not what is safe")
  func shouldRetry() {
    let yes: HTTPFields = .of(("x-should-retry", "true"))
    let no: HTTPFields = .of(("x-should-retry", "false"))
    #expect(
      decisions(Self.answer(409, yes)).first == .retry(after: .milliseconds(250), reason: .requested(status: 409)))
    #expect(decisions(Self.answer(503, no)) == [.stop(.forbidden)])
    #expect(decisions(Self.answer(409, yes), method: .post) == [.stop(.notRepeatable)])
    #expect(decisions(Self.answer(409, yes), .never) == [.stop(.final)])
  }

  static let waits: [(HTTPFields, Duration)] = [
    ([.retryAfter: "7"], .seconds(7)), ([.retryAfter: "1.5"], .seconds(1.5)),
    (.of(("retry-after-ms", "250"), ("Retry-After", "7")), .milliseconds(250)),
    ([.retryAfter: "Wed, 01 Jan 2025 00:00:09 GMT"], .seconds(9)),
    ([.retryAfter: "Wednesday, 01-Jan-25 00:00:09 GMT"], .seconds(9)),
    ([.retryAfter: "Wed Jan  1 00:00:09 2025"], .seconds(9)), ([.retryAfter: "120"], .seconds(120)),
    // The server's clock is what its date counts by.
    ([.retryAfter: "Wed, 01 Jan 2025 01:00:09 GMT", .date: "Wed, 01 Jan 2025 01:00:00 GMT"], .seconds(9)),
    ([.retryAfter: "Tue, 31 Dec 2024 23:00:09 GMT", .date: "Tue, 31 Dec 2024 23:00:00 GMT"], .seconds(9)),
    // Over already, or nonsense: the policy's own wait.
    ([.retryAfter: "0"], .milliseconds(250)), ([.retryAfter: "-3"], .milliseconds(250)),
    ([.retryAfter: "Tue, 31 Dec 2024 23:59:00 GMT"], .milliseconds(250)),
    ([.retryAfter: "soon"], .milliseconds(250)), ([.retryAfter: "nan"], .milliseconds(250)),
  ]

  @Test("Retry-After is kept to, in all its forms", arguments: waits.indices)
  func retryAfter(index: Int) {
    let (headers, wait) = Self.waits[index]
    #expect(decisions(Self.answer(503, headers)).first == .retry(after: wait, reason: .status(503)))
  }

  @Test("a wait above two minutes fails at once, with the reason")
  func longWait() {
    #expect(decisions(Self.answer(503, [.retryAfter: "121"])) == [.stop(.serverDelay(.seconds(121)))])
    #expect(decisions(Self.answer(429, [.retryAfter: "121"]), isGoverned: true) == [.stop(.serverDelay(.seconds(121)))])
    #expect("\(RetryStop.serverDelay(.seconds(121)))".contains("121"))
  }

  @Test("a wait beyond the deadline fails at once, with the reason")
  func deadline() {
    let headers: HTTPFields = [.retryAfter: "7"]
    #expect(decisions(Self.answer(503, headers), deadline: .seconds(5)) == [.stop(.deadline(wait: .seconds(7)))])
    #expect(
      decisions(Self.answer(429, headers), deadline: .seconds(5), isGoverned: true) == [
        .stop(.deadline(wait: .seconds(7)))
      ])
    #expect(decisions(.failure(.maybeSent), deadline: .milliseconds(250)).count == 1)
    let policy = RetryPolicy(deadline: .seconds(5))
    #expect(decisions(Self.answer(503, headers), policy) == [.stop(.deadline(wait: .seconds(7)))])
    let session = RetrySession(policy, method: .get, start: .seconds(90))
    #expect(session.retryDeadline == .seconds(95))
  }

  @Test("an attempt's time limit is the shorter of its own and what is left of the call")
  func attemptTimeout() {
    var session = RetrySession(.default, method: .get, deadline: .seconds(10))
    #expect(session.begin(timeout: .seconds(3), now: .seconds(1)) == .seconds(3))
    #expect(session.begin(timeout: .seconds(3), now: .seconds(8)) == .seconds(2))
    #expect(session.begin(timeout: nil, now: .seconds(8)) == .seconds(2))
    #expect(session.begin(timeout: nil, now: .seconds(11)) == .zero)
    #expect(session.attempts == 4)
  }

  @Test("refusals that the limiter absorbs are no retries, and are bounded all the same")
  func absorbed() {
    let refused = decisions(Self.answer(429), isGoverned: true)
    #expect(refused.count == 13)
    #expect(refused.prefix(10).allSatisfy { $0 == .retry(after: .zero, reason: .status(429)) })
  }

  @Test("no retries means none, whoever would wait")
  func none() {
    #expect(decisions(Self.answer(429), RetryPolicy(retries: 0), isGoverned: true) == [.stop(.exhausted(attempts: 1))])
    #expect(decisions(.failure(.neverSent), RetryPolicy(retries: 0)) == [.stop(.exhausted(attempts: 1))])
  }

  @Test("an attempt with a renewed credential is no retry")
  func renewal() {
    var session = RetrySession(.default, method: .get)
    _ = session.begin(timeout: nil, now: .zero)
    _ = session.decide(Self.answer(401), environment: environment)
    var retries = 0
    while case .retry = session.decide(Self.answer(500), environment: environment) { retries += 1 }
    #expect(retries == 2)
  }

  @Test("when everything fails, the budget ends the retries of later calls")
  func storm() {
    let budget = RetryBudget(capacity: 100)
    let attempts = (0..<50).map { _ in decisions(Self.answer(503), budget: budget).count }
    #expect(attempts.prefix(5).allSatisfy { $0 == 3 })
    #expect(attempts.suffix(40).allSatisfy { $0 == 1 })
    #expect(decisions(Self.answer(503), budget: budget) == [.stop(.budget)])
  }

  @Test("scattered faults never use the budget up, and successes refill it")
  func refill() {
    let budget = RetryBudget(capacity: 100)
    for _ in 0..<1_000 {
      var session = RetrySession(.default, method: .get, budget: budget)
      guard case .retry = session.decide(Self.answer(500), environment: environment),
        case .retry = session.decide(.failure(.maybeSent), environment: environment)
      else { return #expect(Bool(false), "the budget is used up") }
      _ = session.decide(Self.answer(200), environment: environment)
    }
    #expect(budget.available == 100)
    while budget.take(10) {}
    for _ in 0..<10 {
      var session = RetrySession(.default, method: .get, budget: budget)
      _ = session.decide(Self.answer(200), environment: environment)
    }
    #expect(budget.available == 10)
  }

  @Test("an idempotency key is a version 4 UUID, new each time")
  func idempotencyKey() throws {
    let keys = (0..<100).map { _ in IdempotencyKey.make(in: time.environment) }
    #expect(Set(keys).count == 100)
    for key in keys {
      #expect(key.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
  }
}
