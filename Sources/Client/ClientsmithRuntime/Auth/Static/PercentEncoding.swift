/// Percent-encoding for credentials: everything but RFC 3986's unreserved characters.
enum PercentEncoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Encodes a query parameter's name or value.
  static func encode(_ text: String) -> String {
    encode(text) { isUnreserved($0) }
  }

  /// Encodes a value of `application/x-www-form-urlencoded`: a space is `+`.
  static func encodeForm(_ text: String) -> String {
    encode(text, space: UInt8(ascii: "+")) { isUnreserved($0) && $0 != UInt8(ascii: "~") }
  }

  /// Encodes only what a cookie's value cannot hold (RFC 6265 section 4.1.1, cookie-octet).
  static func encodeCookie(_ text: String) -> String {
    encode(text) { byte in
      byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: ",")
        && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "\\")
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func encode(_ text: String, space: UInt8? = nil, keeping isKept: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else if let space, byte == UInt8(ascii: " ") {
        bytes.append(space)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 0x0F)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
