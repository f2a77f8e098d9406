#if Redis
/// Why a command got no reply that means anything. Holds no secret.
public struct RedisError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Kind: String, Sendable, Hashable {
    /// The server was not reached, or the connection broke.
    case unreachable
    /// The server did not reply in time.
    case timedOut
    /// The server refused: a wrong password, no memory left, a script that it does not take.
    case refused
    /// What came was no reply, or not the one that belongs to the command.
    case malformed
  }

  /// What went wrong.
  public let kind: Kind
  /// One sentence for people.
  public let message: String

  /// Puts an error together.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}
#endif
