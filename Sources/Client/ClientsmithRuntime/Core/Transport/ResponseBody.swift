/// The body of a response, as chunks of bytes in the order of their arrival.
///
/// It can be read once. Leaving the loop early, or cancelling the task, closes the connection.
public struct ResponseBody: AsyncSequence, Sendable {
  /// A chunk.
  public typealias Element = [UInt8]

  enum Storage: Sendable {
    case bytes([UInt8])
    case stream(ByteStream)
  }

  let storage: Storage
  /// The number of bytes that the server announced, nil where it did not or where they were compressed.
  public var length: Int64?

  init(storage: Storage, length: Int64? = nil) {
    self.storage = storage
    self.length = length
  }

  /// A body that is here already.
  public static func bytes(_ bytes: [UInt8]) -> ResponseBody {
    ResponseBody(storage: .bytes(bytes), length: Int64(bytes.count))
  }
  /// A body that is still arriving.
  public static func stream(_ stream: ByteStream) -> ResponseBody { ResponseBody(storage: .stream(stream)) }
  /// No bytes.
  public static let empty = ResponseBody.bytes([])

  /// The bytes, when all of them are here already; nil for a body that is still arriving.
  public var available: [UInt8]? { if case .bytes(let bytes) = storage { bytes } else { nil } }

  /// Begins to read.
  public func makeAsyncIterator() -> AsyncIterator {
    switch storage {
    case .bytes(let bytes): AsyncIterator(rest: bytes.isEmpty ? nil : bytes, stream: nil)
    case .stream(let stream): AsyncIterator(rest: nil, stream: stream.makeAsyncIterator())
    }
  }

  /// Gives the chunks; dropping it before the end closes the connection.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var rest: [UInt8]?
    var stream: ByteStream.AsyncIterator?

    /// The next chunk, nil at the end.
    public mutating func next() async throws -> [UInt8]? {
      if stream != nil { return try await stream?.next() }
      defer { rest = nil }
      return rest
    }
  }
}

/// A response body of more bytes than the caller allows.
public struct ResponseTooLarge: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of bytes that were allowed.
  public let limit: Int

  /// `the response body is longer than 1048576 bytes`.
  public var description: String { "the response body is longer than \(limit) bytes" }
}

extension ResponseBody {
  /// Reads the whole body; throws ``ResponseTooLarge`` as soon as it is longer than `limit` bytes.
  public func collect(upTo limit: Int) async throws -> [UInt8] {
    if case .bytes(let bytes) = storage {
      guard bytes.count <= limit else { throw ResponseTooLarge(limit: limit) }
      return bytes
    }
    var collected: [UInt8] = []
    for try await chunk in self {
      guard chunk.count <= limit - collected.count else { throw ResponseTooLarge(limit: limit) }
      if collected.isEmpty { collected = chunk } else { collected += chunk }
    }
    return collected
  }
}
