import HTTPTypes

/// The retries of one call: counts its attempts and decides after each whether there is another.
///
/// Only a request that can do no harm twice is repeated: one with an idempotent method (RFC 9110 §9.2.2, and OpenAPI 3.2's
/// QUERY), one that carries an idempotency key, or one that never reached the server; and never one whose body is used up.
package struct RetrySession: Sendable {
  /// The attempts begun so far.
  public private(set) var attempts = 0
  let policy: RetryPolicy
  let isRepeatable: Bool
  let bodyIsReplayable: Bool
  let deadline: Duration?
  let budget: RetryBudget?
  // Attempts with a renewed credential, and those the limiter absorbed, are no retries.
  private var retries = 0
  private var refusals = 0
  private var spent = 0
  private var isCounting = false
  /// No wait may end after it.
  private(set) var retryDeadline: Duration?

  /// A session for one call.
  ///
  /// `isIdempotent` holds for a request of any method that carries an idempotency key or only reads. `deadline` and
  /// `start` are instants of ``RuntimeEnvironment/uptime``; a policy's own deadline counts from `start`, or where that is
  /// not given from the end of the first attempt.
  public init(
    _ policy: RetryPolicy, method: HTTPRequest.Method, isIdempotent: Bool = false, bodyIsReplayable: Bool = true,
    start: Duration? = nil, deadline: Duration? = nil, budget: RetryBudget? = nil
  ) {
    self.policy = policy
    isRepeatable = isIdempotent || method.isIdempotent
    self.bodyIsReplayable = bodyIsReplayable
    self.deadline = deadline
    self.budget = budget
    retryDeadline = deadline
    if let start { count(from: start) }
  }

  /// Makes the policy's deadline one of the call's retries.
  private mutating func count(from start: Duration) {
    guard !isCounting, let span = policy.deadline else { return }
    isCounting = true
    retryDeadline = min(deadline ?? start + span, start + span)
  }

  /// Counts an attempt and gives its time limit: the shorter of `timeout` and what is left of the call.
  ///
  /// `.zero` means that the deadline has passed.
  public mutating func begin(timeout: Duration?, now: @autoclosure () -> Duration) -> Duration? {
    attempts += 1
    guard let deadline else { return timeout }
    let left = max(.zero, deadline - now())
    return timeout.map { min($0, left) } ?? left
  }

  /// What follows from an attempt's outcome.
  ///
  /// `isGoverned` says that a rate limiter keeps account of the allowance that a 429 refused: the wait is then left to
  /// it, which lets the callers through one after the other.
  public mutating func decide(
    _ outcome: RetryOutcome, isGoverned: Bool = false, environment: RuntimeEnvironment
  ) -> RetryDecision {
    switch outcome {
    case .response(let status, let headers):
      if status < 400, !policy.statuses.contains(status) {
        budget?.settle(returning: spent)
        return .stop(.final)
      }
      return decide(status: status, hints: RetryHints(headers), isGoverned: isGoverned, environment: environment)
    case .failure(let failure):
      guard policy.retriesConnectionFailures else { return .stop(.final) }
      guard isRepeatable || failure == .neverSent else { return .stop(.notRepeatable) }
      return wait(nil, cost: RetryBudget.failureCost, reason: .connection(failure), environment: environment)
    }
  }

  private mutating func decide(
    status: Int, hints: RetryHints, isGoverned: Bool, environment: RuntimeEnvironment
  ) -> RetryDecision {
    if hints.shouldRetry == false { return .stop(.forbidden) }
    let isRequested = hints.shouldRetry == true && policy.retries > 0
    guard isRequested || policy.statuses.contains(status) else { return .stop(.final) }
    let isRefused = status == 429
    guard isRepeatable || (isRefused && policy.repeatsRefusedWrites) else { return .stop(.notRepeatable) }
    let asked = hints.delay(at: environment)
    if let asked, asked > policy.longestServerDelay { return .stop(.serverDelay(asked)) }
    let reason =
      isRequested && !policy.statuses.contains(status) ? RetryReason.requested(status: status) : .status(status)
    let cost = isRefused ? RetryBudget.refusalCost : RetryBudget.failureCost
    if isRefused, isGoverned, refusals < policy.refusals {
      return waitAtLimiter(asked, cost: cost, reason: reason, environment: environment)
    }
    return wait(asked, cost: cost, reason: reason, environment: environment)
  }

  private mutating func wait(
    _ asked: Duration?, cost: Int, reason: RetryReason, environment: RuntimeEnvironment
  ) -> RetryDecision {
    if policy.deadline != nil { count(from: environment.uptime()) }
    guard retries < policy.retries else { return .stop(.exhausted(attempts: attempts)) }
    guard bodyIsReplayable else { return .stop(.bodyConsumed) }
    let delay = asked ?? policy.backoff(before: retries + 1, random: environment.random())
    if let retryDeadline, environment.uptime() + delay >= retryDeadline { return .stop(.deadline(wait: delay)) }
    retries += 1
    return pay(cost, thenWait: delay, reason: reason)
  }

  /// A refusal that the limiter absorbs: it does not count as a retry, and the limiter chooses the moment.
  private mutating func waitAtLimiter(
    _ asked: Duration?, cost: Int, reason: RetryReason, environment: RuntimeEnvironment
  ) -> RetryDecision {
    guard bodyIsReplayable else { return .stop(.bodyConsumed) }
    if let asked, let deadline, environment.uptime() + asked >= deadline { return .stop(.deadline(wait: asked)) }
    refusals += 1
    return pay(cost, thenWait: .zero, reason: reason)
  }

  private mutating func pay(_ cost: Int, thenWait delay: Duration, reason: RetryReason) -> RetryDecision {
    if let budget {
      guard budget.take(cost) else { return .stop(.budget) }
      spent += cost
    }
    return .retry(after: delay, reason: reason)
  }
}
