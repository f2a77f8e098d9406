/// HTTP/1.1 (RFC 9112), as far as a mock's server needs it: whole messages, kept connections, chunked bodies.
enum HTTPWire {
  /// A request that has come as a whole.
  struct Request {
    let message: WireRequest
    /// The client closes the connection behind it.
    let closes: Bool
  }

  /// What stands in a buffer.
  enum Reading {
    /// More has to come; the client may wait to be told to go ahead (`Expect: 100-continue`).
    case incomplete(needsGoAhead: Bool)
    case malformed(String)
    case request(Request)
  }

  private static let longestHead = 65_536
  private static let longestBody = 64 << 20

  /// Takes the first request out of a buffer.
  static func read(_ buffer: inout [UInt8]) -> Reading {
    while buffer.starts(with: [13, 10]) { buffer.removeFirst(2) }
    guard let end = end(of: buffer) else {
      return buffer.count > longestHead ? .malformed("the head is too long") : .incomplete(needsGoAhead: false)
    }
    let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return .malformed("this is no request of HTTP/1.1") }
    var headers: [(name: String, value: String)] = []
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return .malformed("a header without a colon") }
      headers.append((line[..<colon].lowercased(), line[line.index(after: colon)...].trimmed))
    }
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    let start = end + 4
    var body: [UInt8] = []
    var used = start
    if header("transfer-encoding")?.lowercased().hasSuffix("chunked") == true {
      switch chunks(buffer, from: start) {
      case .success(let read?): (body, used) = read
      case .success(nil): return incomplete(buffer, start, header("expect"))
      case .failure(let fault): return .malformed(fault.reason)
      }
    } else if let text = header("content-length") {
      guard let length = Int(text), length >= 0, length <= longestBody else {
        return .malformed("a length that cannot be taken")
      }
      guard buffer.count - start >= length else { return incomplete(buffer, start, header("expect")) }
      body = Array(buffer[start..<start + length])
      used = start + length
    }
    buffer.removeFirst(used)
    headers.append((":scheme", "http"))
    let closes = header("connection")?.lowercased() == "close" || words[2] == "HTTP/1.0"
    return .request(
      Request(
        message: WireRequest(method: String(words[0]), target: origin(words[1]), headers: headers, body: body),
        closes: closes))
  }

  /// Path and query of a target that may be a whole address (RFC 9112 section 3.2.2).
  private static func origin(_ target: Substring) -> String {
    guard let mark = target.firstRange(of: "://") else { return String(target) }
    let rest = target[mark.upperBound...].drop { $0 != "/" }
    return rest.isEmpty ? "/" : String(rest)
  }

  private static func incomplete(_ buffer: [UInt8], _ start: Int, _ expect: String?) -> Reading {
    if buffer.count - start > longestBody { return .malformed("the body is too long") }
    return .incomplete(needsGoAhead: buffer.count == start && expect?.lowercased() == "100-continue")
  }

  private static func end(of buffer: [UInt8]) -> Int? {
    guard buffer.count >= 4 else { return nil }
    return (0...min(buffer.count - 4, longestHead)).first {
      buffer[$0] == 13 && buffer[$0 + 1] == 10 && buffer[$0 + 2] == 13 && buffer[$0 + 3] == 10
    }
  }

  private struct Fault: Error {
    let reason: String
  }

  /// The bytes of a chunked body and where it ends; nil where more has to come.
  private static func chunks(_ buffer: [UInt8], from start: Int) -> Result<(body: [UInt8], end: Int)?, Fault> {
    var body: [UInt8] = []
    var index = start
    while let line = (index..<max(index, buffer.count - 1)).first(where: { buffer[$0] == 13 && buffer[$0 + 1] == 10 }) {
      let text = String(decoding: buffer[index..<line], as: UTF8.self).prefix { $0 != ";" }
      guard let size = Int(text.trimmed, radix: 16), size >= 0, size <= longestBody else {
        return .failure(Fault(reason: "a chunk without its size"))
      }
      index = line + 2
      guard buffer.count >= index + size + 2 else { return .success(nil) }
      if size == 0 {
        // Trailers are not expected: what ends the body is an empty line.
        return .success((body, index + 2))
      }
      body += buffer[index..<index + size]
      index += size + 2
    }
    return .success(nil)
  }

  /// An answer as it goes over the wire.
  static func text(_ answer: WireAnswer, isHead: Bool, closes: Bool) -> [UInt8] {
    var text = "HTTP/1.1 \(answer.status) \(reason(answer.status))\r\n"
    for header in answer.headers {
      let value = header.value.unicodeScalars.filter { $0.value >= 0x20 }.map { String($0) }.joined()
      text += "\(header.name): \(value)\r\n"
    }
    let isBodiless = answer.status < 200 || [204, 304].contains(answer.status)
    if !isBodiless { text += "Content-Length: \(answer.body.count)\r\n" }
    text += closes ? "Connection: close\r\n\r\n" : "\r\n"
    return Array(text.utf8) + (isHead || isBodiless ? [] : answer.body)
  }

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 204: "No Content"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 409: "Conflict"
    case 422: "Unprocessable Content"
    case 429: "Too Many Requests"
    case 503: "Service Unavailable"
    default: "Status"
    }
  }
}
