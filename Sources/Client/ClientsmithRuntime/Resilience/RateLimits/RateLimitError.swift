/// A call that was not sent, because it would have had to wait for its rate limit longer than it may.
public struct RateLimitError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Which bound the wait would break.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Reason: Sendable, Hashable {
    /// The call's deadline.
    case deadline
    /// ``RateLimiting/longestServerDelay``: the server asked for the wait.
    case serverDelay
  }

  /// Which bound it was.
  public let reason: Reason
  /// The least time until the request could be sent, or since it began to wait.
  public let wait: Duration

  /// Puts an error together.
  public init(reason: Reason, wait: Duration) {
    self.reason = reason
    self.wait = wait
  }

  /// One sentence with the wait.
  public var description: String {
    switch reason {
    case .deadline: "not sent: the rate limit leaves room only after \(wait), and the call's deadline is before that"
    case .serverDelay: "not sent: the server allows no more requests for \(wait)"
    }
  }
}
