#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Bytes to send, from wherever they come: a whole body or one part of a form.
public struct BodyContent: Sendable {
  /// What is sent.
  public var requestBody: RequestBody
  /// The media type; nil leaves it to the operation.
  public var contentType: String?
  /// The file's name as the server is told in a form; never a path.
  public var filename: String?

  /// Wraps a body.
  public init(_ requestBody: RequestBody, contentType: String? = nil, filename: String? = nil) {
    self.requestBody = requestBody
    self.contentType = contentType
    self.filename = filename
  }

  /// Bytes in memory.
  public static func bytes(_ bytes: [UInt8], contentType: String? = nil, filename: String? = nil) -> BodyContent {
    BodyContent(.bytes(bytes), contentType: contentType, filename: filename)
  }

  /// Data in memory.
  public static func data(_ data: Data, contentType: String? = nil, filename: String? = nil) -> BodyContent {
    BodyContent(.bytes(Array(data)), contentType: contentType, filename: filename)
  }

  /// Text in UTF-8.
  public static func text(_ text: String, contentType: String? = nil, filename: String? = nil) -> BodyContent {
    BodyContent(.bytes(Array(text.utf8)), contentType: contentType, filename: filename)
  }

  /// Chunks that are produced while they are sent. They can be sent once only, so that the call is not retried.
  public static func stream<Chunks: AsyncSequence & Sendable>(
    _ chunks: Chunks, length: Int64? = nil, contentType: String? = nil, filename: String? = nil
  ) -> BodyContent where Chunks.Element == [UInt8] {
    let body = StreamedBody(isReplayable: false, length: length) { ByteStream(chunks) }
    return BodyContent(.stream(body), contentType: contentType, filename: filename)
  }

  /// Chunks from a source that can begin again, so that the call can be retried.
  public static func replayableStream(
    length: Int64? = nil, contentType: String? = nil, filename: String? = nil,
    _ makeStream: @escaping @Sendable () throws -> ByteStream
  ) -> BodyContent {
    BodyContent(
      .stream(StreamedBody(isReplayable: true, length: length, makeStream: makeStream)), contentType: contentType,
      filename: filename)
  }
}

extension BodyContent: ExpressibleByStringLiteral {
  /// Text in UTF-8.
  public init(stringLiteral value: String) {
    self = .text(value)
  }
}

extension BodyContent {
  /// A file, read piece by piece while it is sent; its length is taken now. Throws when it cannot be read.
  ///
  /// The server is told the last path component unless `filename` says otherwise.
  public static func file(
    _ url: URL, contentType: String? = nil, filename: String? = nil, chunkSize: Int = 65_536
  ) throws -> BodyContent {
    let length = try OpenFile(reading: url.path).length()
    let body = StreamedBody(isReplayable: true, length: length, source: .file(url)) {
      try ByteStream(file: url, chunkSize: chunkSize)
    }
    return BodyContent(.stream(body), contentType: contentType, filename: filename ?? url.lastPathComponent)
  }

  /// The same content, telling `report` what has left for the server so far.
  public func reportingProgress(_ report: @escaping @Sendable (TransferProgress) -> Void) -> BodyContent {
    var copy = self
    let streamed: StreamedBody
    switch requestBody {
    case .none: return self
    case .bytes(let bytes): streamed = RequestBody.pieces(of: bytes)
    case .stream(let body): streamed = body
    }
    let length = streamed.length
    copy.requestBody = .stream(
      streamed.reporting { report(TransferProgress(completed: $0, total: length)) })
    return copy
  }
}

/// How much of a body has been sent or received.
public struct TransferProgress: Sendable, Hashable {
  /// Bytes so far.
  public let completed: Int64
  /// Bytes in all, nil when nobody said.
  public let total: Int64?

  /// So much of so much.
  public init(completed: Int64, total: Int64? = nil) {
    self.completed = completed
    self.total = total
  }

  /// The share done, between 0 and 1; nil when the total is not known.
  public var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(1, Double(completed) / Double(total))
  }
}

extension ByteStream {
  /// The bytes of a file, opened now and read when asked for. Reading blocks for as long as the disk takes.
  public init(file url: URL, chunkSize: Int = 65_536) throws {
    let file = try OpenFile(reading: url.path)
    let size = Swift.max(1, chunkSize)
    self.init {
      {
        try Task.checkCancellation()
        let chunk = try file.read(upTo: size)
        if !chunk.isEmpty { return chunk }
        file.close()
        return nil
      }
    }
  }

  /// Bytes in memory in pieces of 64 KiB, so that their progress can be seen.
  init(pieces bytes: [UInt8], size: Int = 65_536) {
    self.init {
      let position = Locked(0)
      return {
        let range = position.withLock { start -> Range<Int> in
          let end = Swift.min(bytes.count, start + size)
          defer { start = end }
          return start..<end
        }
        return range.isEmpty ? nil : Array(bytes[range])
      }
    }
  }
}
