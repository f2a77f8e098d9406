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
