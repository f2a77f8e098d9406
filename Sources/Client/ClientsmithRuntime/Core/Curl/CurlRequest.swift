#if os(Linux)
import HTTPTypes

/// A request in libcurl's words, prepared by the caller's task so that the transport's thread has little left to do.
struct CurlRequest: Sendable {
  /// How a body goes out.
  enum Payload: Sendable {
    /// Not at all, and without a length.
    case none
    /// All at once, together with the head.
    case whole([UInt8])
    /// Piece by piece, in chunks where the length is not known.
    case pieces(length: Int64?)
  }

  /// What requests have in common whose options differ in nothing but URL, fields and body.
  struct Kind: Sendable, Hashable {
    enum Body: Sendable, Hashable { case none, whole, pieces }

    let method: HTTPRequest.Method
    let isSecure: Bool
    let body: Body
  }

  /// Which options it needs.
  var kind: Kind {
    let body: Kind.Body =
      switch payload {
      case .none: .none
      case .whole: .whole
      case .pieces: .pieces
      }
    return Kind(method: method, isSecure: isSecure, body: body)
  }

  /// Up to here libcurl sends a body in one packet with the head.
  private static let wholeLimit = 64 * 1024

  /// Ended by a zero, as are all texts here.
  let url: [CChar]
  let method: HTTPRequest.Method
  /// Each line ended by a zero.
  let fields: [CChar]
  let isSecure: Bool
  let payload: Payload

  /// Throws ``TransportError`` where the request has no URL, or a body that its method cannot have.
  init(_ request: HTTPRequest, _ body: RequestBody, acceptsCompressed: Bool) throws {
    guard let scheme = request.scheme, let authority = request.authority, !authority.isEmpty else {
      throw TransportError(.neverSent, "the request has no valid URL")
    }
    if request.method == .head, !body.isNone { throw TransportError(.neverSent, "a HEAD cannot have a body") }
    url = Self.url(scheme, authority, request.target)
    method = request.method
    isSecure = scheme.lowercased() == "https"
    payload =
      switch body {
      case .none: Self.saysLength(request.method) ? .whole([]) : .none
      case .bytes(let bytes): bytes.count <= Self.wholeLimit ? .whole(bytes) : .pieces(length: Int64(bytes.count))
      case .stream(let streamed): .pieces(length: streamed.length)
      }
    fields = Self.fields(request.headerFields, acceptsCompressed: acceptsCompressed)
  }

  /// Whether a request without a body has to say so (RFC 9110 section 8.6).
  private static func saysLength(_ method: HTTPRequest.Method) -> Bool {
    method == .post || method == .put || method == .patch
  }

  /// The pieces of a body that is not sent whole; throws what its beginning throws.
  func upload(of body: RequestBody) throws -> CurlUpload? {
    guard case .pieces(let length) = payload else { return nil }
    switch body {
    case .none: return nil
    case .bytes(let bytes): return CurlUpload(bytes)
    case .stream(let streamed): return CurlUpload(try streamed.makeStream(), length: length)
    }
  }
}

extension CurlRequest {
  private static func url(_ scheme: String, _ authority: String, _ target: String) -> [CChar] {
    var text: [CChar] = []
    text.reserveCapacity(scheme.utf8.count + authority.utf8.count + target.utf8.count + 4)
    for part in [scheme, "://", authority, target] { append(part, to: &text) }
    text.append(0)
    return text
  }

  private static func fields(_ fields: HTTPFields, acceptsCompressed: Bool) -> [CChar] {
    var lines: [CChar] = []
    lines.reserveCapacity(64 * (fields.count + 4))
    var cookies: [String] = []
    var hasAccept = false
    var hasType = false
    var hasEncoding = false
    for field in fields {
      switch field.name.canonicalName {
      case "cookie":
        cookies.append(field.value)
        continue
      // Framing is libcurl's business: two opinions about where a body ends are how requests are smuggled.
      case "content-length", "transfer-encoding", "expect": continue
      case "accept": hasAccept = true
      case "content-type": hasType = true
      case "accept-encoding": hasEncoding = true
      default: break
      }
      append(field, to: &lines)
    }
    // HTTP/1.1 allows one such field only (RFC 6265 section 5.4).
    if !cookies.isEmpty { append(HTTPField(name: .cookie, value: cookies.joined(separator: "; ")), to: &lines) }
    // A name without a value takes back what libcurl sends by itself.
    if !hasAccept { append(line: "Accept:", to: &lines) }
    if !hasType { append(line: "Content-Type:", to: &lines) }
    append(line: "Expect:", to: &lines)
    if !hasEncoding, acceptsCompressed { append(line: "Accept-Encoding: gzip, deflate", to: &lines) }
    return lines
  }

  private static func append(_ field: HTTPField, to lines: inout [CChar]) {
    append(field.name.rawName, to: &lines)
    field.withUnsafeBytesOfValue { value in
      // libcurl's way to write a field without a value.
      if value.isEmpty { return lines.append(59) }
      lines.append(58)
      lines.append(32)
      append(value, to: &lines)
    }
    lines.append(0)
  }

  private static func append(line: String, to lines: inout [CChar]) {
    append(line, to: &lines)
    lines.append(0)
  }

  private static func append(_ text: String, to lines: inout [CChar]) {
    var text = text
    text.withUTF8 { append($0, to: &lines) }
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to lines: inout [CChar]) {
    bytes.withMemoryRebound(to: CChar.self) { lines.append(contentsOf: $0) }
  }
}
#endif
