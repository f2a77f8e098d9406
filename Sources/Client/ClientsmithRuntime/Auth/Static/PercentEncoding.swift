/// Percent-encoding (RFC 3986 section 2.1), for credentials: everything but unreserved characters.
enum PercentEncoding {
  /// Encodes a query parameter's name or value.
  static func encode(_ text: String) -> String { encode(text, keeping: .unreserved) }

  /// Encodes a value of `application/x-www-form-urlencoded`: a space is `+`.
  static func encodeForm(_ text: String) -> String {
    var bytes: [UInt8] = []
    URIText.appendForm(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Encodes only what a cookie's value cannot hold.
  static func encodeCookie(_ text: String) -> String { encode(text, keeping: .cookie) }

  /// What encoded text says; nil where a percent sign is not followed by two digits, or what comes of it is no UTF-8.
  static func decode(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(Hexadecimal.value), let low = rest.next().flatMap(Hexadecimal.value) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.elementsEqual(bytes) ? text : nil
  }

  private static func encode(_ text: String, keeping kept: URIText.Kept) -> String {
    var bytes: [UInt8] = []
    URIText.append(text, keeping: kept, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
