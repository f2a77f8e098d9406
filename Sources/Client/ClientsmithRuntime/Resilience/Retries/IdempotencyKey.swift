import HTTPTypes

/// Keys by which a server recognises a repeated request.
package enum IdempotencyKey {
  /// A new key: the text of a version 4 UUID (RFC 9562 §5.4), from the environment's random numbers.
  public static func make(in environment: RuntimeEnvironment) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16)
    while bytes.count < 16 {
      // 32 bits at a time: a `Double` in 0..<1 has 53.
      var word = UInt32(min(max(environment.random(), 0) * 4_294_967_296, 4_294_967_295))
      for _ in 0..<4 {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var text = ""
    text.reserveCapacity(36)
    for part in [0..<4, 4..<6, 6..<8, 8..<10, 10..<16] {
      text += (text.isEmpty ? "" : "-") + Hexadecimal.text(bytes[part])
    }
    return text
  }
}

extension HTTPRequest.Method {
  /// Whether a request means the same however often it arrives (RFC 9110 section 9.2.2; QUERY by OpenAPI 3.2).
  var isIdempotent: Bool {
    switch rawValue {
    case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY": true
    default: false
    }
  }
}
