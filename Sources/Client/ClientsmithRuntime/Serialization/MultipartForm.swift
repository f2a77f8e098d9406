/// A `multipart/form-data` body (RFC 7578), or another multipart type, put together part by part.
///
/// Parts are sent in the order of their adding. A form of parts in memory is sent with its length; one with streams is
/// sent while they are read, with its length where all of them have one.
public struct MultipartForm: Sendable {
  struct Part: Sendable {
    /// Everything before the content: dash-boundary, headers, empty line.
    let head: [UInt8]
    let content: RequestBody
  }

  /// The text between parts; not in any part by chance, since it holds 142 random bits.
  public let boundary: String
  var parts: [Part] = []
  var failure: RequestFailure?

  /// An empty form with a boundary of its own.
  public init() {
    self.init(boundary: Self.randomBoundary())
  }

  /// An empty form with a given boundary: 1 to 70 of the characters that RFC 2046 section 5.1.1 allows without quotes.
  public init(boundary: String) {
    self.boundary = boundary
  }

  private static func randomBoundary() -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    var text = "clientsmith-"
    for _ in 0..<24 { text.unicodeScalars.append(Unicode.Scalar(alphabet.randomElement() ?? 65)) }
    return text
  }
}

extension MultipartForm {
  /// Adds a field of text (no type is sent, which means `text/plain`): one part for a scalar, one for each element of a
  /// list, JSON text for anything deeper; nil adds nothing.
  public mutating func field<Value: ParameterValue>(_ name: String, _ value: Value?, contentType: String? = nil) {
    if let value { field(name, content: value._parameterContent, contentType) }
  }

  private mutating func field(_ name: String, content: ParameterContent, _ contentType: String?) {
    switch content {
    case .absent: return
    case .text, .literal: append(name, .text(content.flatText, contentType: contentType))
    case .list(let elements):
      for text in ParameterContent.texts(of: elements) { append(name, .text(text, contentType: contentType)) }
    case .members: append(name, .text(content.flatText, contentType: contentType ?? "application/json"))
    }
  }

  /// Adds a field of JSON; nil adds nothing.
  public mutating func field<Value: JSONEncodable>(
    _ name: String, json value: Value?, contentType: String = "application/json"
  ) {
    guard let value else { return }
    do {
      append(name, .bytes(try JSONWriter.request(value), contentType: contentType))
    } catch {
      fail(RequestFailure("the field `\(name)` cannot be written as JSON", underlying: error))
    }
  }

  /// Adds a field of JSON for each value; nil adds nothing.
  public mutating func fields<Value: JSONEncodable>(
    _ name: String, json values: [Value]?, contentType: String = "application/json"
  ) {
    for value in values ?? [] { field(name, json: value, contentType: contentType) }
  }

  /// Adds a file; nil adds nothing. Without a type of its own it is sent as `contentType`, without a name as `name`.
  public mutating func file(
    _ name: String, _ content: BodyContent?, contentType: String = "application/octet-stream"
  ) {
    guard var content else { return }
    content.contentType = content.contentType ?? contentType
    content.filename = content.filename ?? name
    append(name, content)
  }

  /// Adds one file for each content.
  public mutating func files(
    _ name: String, _ contents: [BodyContent]?, contentType: String = "application/octet-stream"
  ) {
    for content in contents ?? [] { file(name, content, contentType: contentType) }
  }

  /// Adds a part with headers of its own (OpenAPI: `encoding.headers`).
  public mutating func append(_ name: String, _ content: BodyContent, headers: [(name: String, value: String)] = []) {
    var head = Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"".utf8)
    Self.appendQuoted(name, to: &head)
    if let filename = content.filename {
      head += "\"; filename=\"".utf8
      Self.appendQuoted(filename, to: &head)
    }
    head += "\"\r\n".utf8
    if let type = content.contentType { appendHeader("Content-Type", type, to: &head) }
    for header in headers { appendHeader(header.name, header.value, to: &head) }
    head += "\r\n".utf8
    parts.append(Part(head: head, content: content.requestBody))
  }

  private mutating func appendHeader(_ name: String, _ value: String, to head: inout [UInt8]) {
    guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }),
      value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
    else {
      return fail(RequestFailure("a part's header `\(name)` has characters that no header can have"))
    }
    head += "\(name): \(value)\r\n".utf8
  }

  /// Escapes a name as browsers do (WHATWG HTML section 4.10.22.8): quotes and line breaks by percent triplets, the rest in UTF-8.
  private static func appendQuoted(_ text: String, to out: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), 0x0A, 0x0D: URIText.appendTriplet(byte, to: &out)
      default: out.append(byte)
      }
    }
  }

  private mutating func fail(_ failure: RequestFailure) {
    if self.failure == nil { self.failure = failure }
  }
}

extension MultipartForm {
  /// The form as a request body: in memory when all its parts are, else streamed.
  public var requestBody: RequestBody {
    guard parts.contains(where: { if case .stream = $0.content { true } else { false } }) else {
      return .bytes(bytes)
    }
    let form = self
    return .stream(
      StreamedBody(isReplayable: parts.allSatisfy(\.content.isReplayable), length: length) {
        ByteStream(MultipartChunks(segments: try form.segments()))
      })
  }

  private var terminator: [UInt8] { Array("--\(boundary)--\r\n".utf8) }

  private var bytes: [UInt8] {
    var out: [UInt8] = []
    for part in parts {
      out += part.head
      if case .bytes(let content) = part.content { out += content }
      out += "\r\n".utf8
    }
    return out + terminator
  }

  private var length: Int64? {
    var sum = Int64(terminator.count)
    for part in parts {
      guard let content = part.content.length else { return nil }
      sum += Int64(part.head.count) + 2
      let (next, overflow) = sum.addingReportingOverflow(content)
      guard !overflow else { return nil }
      sum = next
    }
    return sum
  }

  private func segments() throws -> [ByteStream] {
    var segments: [ByteStream] = []
    var pending: [UInt8] = []
    for part in parts {
      pending += part.head
      switch part.content {
      case .none: break
      case .bytes(let content): pending += content
      case .stream(let body):
        segments.append(ByteStream(pending))
        pending = []
        segments.append(try body.makeStream())
      }
      pending += "\r\n".utf8
    }
    segments.append(ByteStream(pending + terminator))
    return segments
  }
}

/// Streams one after the other.
private struct MultipartChunks: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  let segments: [ByteStream]

  func makeAsyncIterator() -> Iterator { Iterator(rest: segments[...]) }

  struct Iterator: AsyncIteratorProtocol {
    var rest: ArraySlice<ByteStream>
    var current: ByteStream.AsyncIterator?

    mutating func next() async throws -> [UInt8]? {
      while true {
        if let chunk = try await current?.next() { return chunk }
        guard let following = rest.popFirst() else { return nil }
        current = following.makeAsyncIterator()
      }
    }
  }
}
