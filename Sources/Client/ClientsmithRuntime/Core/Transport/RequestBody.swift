/// What a request carries behind its headers.
public enum RequestBody: Sendable {
  /// Nothing: neither a body nor a length is sent, except where the method calls for `Content-Length: 0`.
  case none
  /// Bytes in memory.
  case bytes([UInt8])
  /// Bytes that are produced while they are sent.
  case stream(StreamedBody)
}

extension RequestBody {
  /// Whether the same bytes can be sent a second time.
  public var isReplayable: Bool {
    switch self {
    case .none, .bytes: true
    case .stream(let body): body.isReplayable
    }
  }

  /// The number of bytes, nil when it is not known before the end.
  public var length: Int64? {
    switch self {
    case .none: 0
    case .bytes(let bytes): Int64(bytes.count)
    case .stream(let body): body.length
    }
  }

  /// Whether there is no body at all.
  public var isNone: Bool { if case .none = self { true } else { false } }
}

/// A request body that is produced while it is sent.
public struct StreamedBody: Sendable {
  /// Whether `makeStream` gives the same bytes each time, so that a failed attempt may be repeated.
  public let isReplayable: Bool
  /// The number of bytes, sent as `Content-Length`; nil sends the body in chunks.
  public let length: Int64?
  /// Begins the body: called once for each attempt.
  public let makeStream: @Sendable () throws -> ByteStream

  /// Puts a body together from its parts.
  public init(isReplayable: Bool, length: Int64?, makeStream: @escaping @Sendable () throws -> ByteStream) {
    self.isReplayable = isReplayable
    self.length = length
    self.makeStream = makeStream
  }
}
