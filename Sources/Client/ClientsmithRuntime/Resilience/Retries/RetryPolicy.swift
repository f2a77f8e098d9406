/// When a call is tried again, how long it waits before, and when it gives up.
///
/// A policy can be given for a client, for an operation (by the document) and for one call; the nearest wins. Whatever it
/// says, a request is only repeated where that cannot do its work twice: see docs/retries.md.
public struct RetryPolicy: Sendable, Hashable {
  /// How often a call is tried again after its first attempt.
  public var retries: Int
  /// The longest wait before the first retry; the wait itself is random below it ("full jitter").
  public var initialDelay: Duration
  /// What the longest wait is multiplied by from one retry to the next.
  public var multiplier: Double
  /// What the longest wait never exceeds.
  public var maximumDelay: Duration
  /// The statuses that are worth another attempt.
  public var statuses: Set<Int>
  /// Whether attempts that ended without a whole answer are repeated.
  public var retriesConnectionFailures: Bool
  /// The time from the start of a call after which no retry begins; nil: only the call's own deadline counts.
  public var deadline: Duration?
  /// The longest wait that a server may ask for (`Retry-After`); one that asks for more makes the call fail at once.
  public var longestServerDelay: Duration
  /// How often a call whose allowance is known to the rate limiter waits for it again after 429, beside ``retries``.
  public var refusals: Int
  /// Whether requests that are not idempotent are repeated after 429 too. Off, since no standard says that a refused
  /// request had no effect; on, it is safe with every service that counts before it acts.
  public var repeatsRefusedWrites: Bool

  /// The statuses that are retried unless others are given.
  public static let usualStatuses: Set<Int> = [408, 429, 500, 502, 503, 504]

  /// A policy that differs from the default in what is given; `refusals` is 10, or 0 where there are no retries.
  public init(
    retries: Int = 2, initialDelay: Duration = .milliseconds(500), multiplier: Double = 2,
    maximumDelay: Duration = .seconds(8), statuses: Set<Int> = usualStatuses, retriesConnectionFailures: Bool = true,
    deadline: Duration? = nil, longestServerDelay: Duration = .seconds(120), refusals: Int? = nil,
    repeatsRefusedWrites: Bool = false
  ) {
    self.retries = max(0, retries)
    self.initialDelay = initialDelay
    self.multiplier = multiplier
    self.maximumDelay = maximumDelay
    self.statuses = statuses
    self.retriesConnectionFailures = retriesConnectionFailures
    self.deadline = deadline
    self.longestServerDelay = longestServerDelay
    self.refusals = max(0, refusals ?? (retries > 0 ? 10 : 0))
    self.repeatsRefusedWrites = repeatsRefusedWrites
  }

  /// Two retries, 0.5 s doubling to 8 s.
  public static let `default` = RetryPolicy()

  /// One attempt.
  public static let never = RetryPolicy(retries: 0, statuses: [], retriesConnectionFailures: false, refusals: 0)
}

extension RetryPolicy {
  /// The wait before retry number `retry` (from 1): `random` times the longest, which grows by ``multiplier``.
  func backoff(before retry: Int, random: Double) -> Duration {
    var ceiling = initialDelay.inSeconds
    let limit = maximumDelay.inSeconds
    var step = 1
    while step < retry, ceiling < limit, multiplier > 1 {
      ceiling *= multiplier
      step += 1
    }
    return .bounded(seconds: min(ceiling, limit) * min(max(random, 0), 1))
  }
}
