/// A request that got no complete answer, and what the server can have seen of it.
public struct TransportError: Error, Sendable {
  /// How far the exchange went: decides whether sending again is safe.
  #if hasAttribute(nonexhaustive)
  @nonexhaustive
  #endif
  public enum Kind: String, Sendable, Hashable {
    /// No connection could be made (name, route, TLS): the server has seen nothing, so that anything may be sent again.
    case neverSent
    /// The connection broke after it was made: the server may have acted on the request.
    case maybeSent
    /// The answer had begun and broke off in its body.
    case interrupted
    /// Nothing came for as long as the attempt was allowed to take; the server may have acted.
    case timedOut
    /// The connection could not even be begun in the time allowed; the server has seen nothing.
    case connectTimedOut
  }

  /// How far the exchange went.
  public let kind: Kind
  /// One sentence for people, without secrets.
  public let message: String
  /// The transport's own error, nil where the transport found the fault itself.
  public let underlying: (any Error)?

  /// Puts an error together.
  public init(_ kind: Kind, _ message: String, underlying: (any Error)? = nil) {
    self.kind = kind
    self.message = message
    self.underlying = underlying
  }

  /// Whether the server cannot have acted on the request.
  public var isNeverSent: Bool { kind == .neverSent || kind == .connectTimedOut }
}

extension TransportError: CustomStringConvertible {
  /// The message and the kind; the underlying error's text is left out because it may hold the URL.
  public var description: String { "\(message) (\(kind.rawValue))" }
}
