/// The body of a response, as chunks of bytes in the order of their arrival.
///
/// It can be read once. The exchange it comes from is cancelled, and its connection closed or made free, when the loop is left
/// early, when the task is cancelled, and when the body is dropped without being read.
public struct ResponseBody: AsyncSequence, Sendable {
  /// A chunk.
  public typealias Element = [UInt8]

  enum Storage: Sendable {
    case bytes([UInt8])
    case stream(ByteStream, BodyLease)
  }

  let storage: Storage
  /// The number of bytes that the server announced, nil where it did not or where they were compressed.
  public var length: Int64?
  /// How long the body may pause while it is waited for.
  var patience: BodyPatience?

  init(storage: Storage, length: Int64? = nil) {
    self.storage = storage
    self.length = length
  }

  /// A body that is here already.
  public static func bytes(_ bytes: [UInt8]) -> ResponseBody {
    ResponseBody(storage: .bytes(bytes), length: Int64(bytes.count))
  }
  /// A body that is still arriving.
  ///
  /// A transport gives as `cancel` what ends the exchange; it is called at most once, when nobody wants the rest, and may be
  /// called after the end. The stream must not run ahead of its reader by more than a fixed number of bytes.
  public static func stream(_ stream: ByteStream, cancel: (@Sendable () -> Void)? = nil) -> ResponseBody {
    ResponseBody(storage: .stream(stream, BodyLease(cancel: cancel)))
  }
  /// No bytes.
  public static let empty = ResponseBody.bytes([])

  /// The bytes, when all of them are here already; nil for a body that is still arriving.
  public var available: [UInt8]? { if case .bytes(let bytes) = storage { bytes } else { nil } }

  /// Runs `release` when the body has arrived, failed or been given up.
  func onEnd(_ release: @escaping @Sendable () -> Void) {
    if case .stream(_, let lease) = storage { lease.onEnd(release) } else { release() }
  }

  /// Begins to read.
  public func makeAsyncIterator() -> AsyncIterator {
    switch storage {
    case .bytes(let bytes): AsyncIterator(rest: bytes.isEmpty ? nil : bytes, stream: nil)
    case .stream(let stream, let lease):
      AsyncIterator(
        rest: nil, stream: StreamReading(stream: stream.makeAsyncIterator(), lease: lease, patience: patience))
    }
  }

  /// Gives the chunks; dropping it before the end closes the connection.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var rest: [UInt8]?
    var stream: StreamReading?

    /// The next chunk, nil at the end.
    public mutating func next() async throws -> [UInt8]? {
      if let stream { return try await stream.next() }
      defer { rest = nil }
      return rest
    }
  }
}

/// A response body of more bytes than the caller allows.
public struct ResponseTooLarge: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of bytes that were allowed.
  public let limit: Int

  /// Puts an error together.
  public init(limit: Int) { self.limit = limit }

  /// `the response body is longer than 1048576 bytes`.
  public var description: String { "the response body is longer than \(limit) bytes" }
}

extension ResponseBody {
  /// Reads the whole body; throws ``ResponseTooLarge`` as soon as it is longer than `limit` bytes.
  public func collect(upTo limit: Int) async throws -> [UInt8] {
    try await collect(upTo: limit) {}
  }

  /// The same, telling of each chunk that it has come.
  nonisolated(nonsending) func collect(upTo limit: Int, _ moved: () -> Void) async throws -> [UInt8] {
    if case .bytes(let bytes) = storage {
      guard bytes.count <= limit else { throw ResponseTooLarge(limit: limit) }
      return bytes
    }
    var collected: [UInt8] = []
    for try await chunk in self {
      moved()
      guard chunk.count <= limit - collected.count else { throw ResponseTooLarge(limit: limit) }
      if collected.isEmpty { collected = chunk } else { collected += chunk }
    }
    return collected
  }
}
