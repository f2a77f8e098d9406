/// Limits kept outside the process, for instance in Redis, so that several processes share one account's allowance.
///
/// The process's own limiter still orders the callers and lets through no more than the limits; the store is asked last,
/// and may make a call wait for what other processes have used. Of those who wait for the same limits one asks at a time.
public protocol RateLimitStore: Sendable {
  /// Takes one request from every one of `limits`, or from none of them.
  ///
  /// `key` names whose allowance it is: origin and account, without secrets. Throwing fails the call.
  func take(_ limits: [RateLimit], key: String) async throws -> RateLimitStoreAnswer

  /// Tells that a request has been answered, or, with `wasSent` false, never left and needs no allowance. Called once for
  /// each take that was granted, and for no other.
  func settle(_ limits: [RateLimit], key: String, wasSent: Bool) async
}

/// What a ``RateLimitStore`` says to a request.
public enum RateLimitStoreAnswer: Sendable, Hashable {
  /// It may be sent now.
  case granted
  /// It may be asked for again after a wait.
  case wait(Duration)
}
