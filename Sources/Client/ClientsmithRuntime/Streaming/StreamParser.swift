/// Cuts a stream of bytes, in whatever pieces it arrives, into its elements. Parsers do no input or output themselves.
public protocol StreamParser: Sendable {
  /// What the stream consists of.
  associatedtype Element: Sendable

  /// Takes the next bytes of the stream and returns the elements they complete; throws ``StreamFailure``, after which
  /// the parser is of no more use.
  mutating func push(_ bytes: [UInt8]) throws -> [Element]

  /// Says that the stream has ended; returns the element that this completes, if there is one.
  mutating func finish() throws -> [Element]
}

/// A stream that cannot be cut into elements.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum StreamFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// One element is longer than the parser accepts, in bytes.
  case elementTooLong(limit: Int)
  /// Text stands where only a record separator may (RFC 7464 §2.1).
  case missingRecordSeparator
  /// A number or word of a JSON text sequence is cut off: the end of it may be missing (RFC 7464 §2.4).
  case truncatedText

  /// What is wrong with the stream.
  public var description: String {
    switch self {
    case .elementTooLong(let limit): "one element of the stream is longer than \(limit) bytes"
    case .missingRecordSeparator: "a JSON text sequence has text before its first record separator"
    case .truncatedText: "a JSON text sequence ends in a value that may be cut off"
    }
  }
}

/// How long one element of a stream may be unless told: 16 MiB.
public let defaultStreamElementLimit = 16 << 20
