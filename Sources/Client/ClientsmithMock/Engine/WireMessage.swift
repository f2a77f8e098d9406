/// A request as the mock's engine reads it.
struct WireRequest: Sendable {
  let method: String
  /// Path and query as sent, percent-encoded.
  let target: String
  /// Names in lower case, in the order of arrival.
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  /// The path without its query.
  var path: Substring { target.prefix { $0 != "?" } }
  /// The query without its question mark.
  var query: Substring { target.drop { $0 != "?" }.dropFirst() }

  /// The first value of a header, by its name in lower case.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The names and values of the query, decoded.
  var queryItems: [(name: String, value: String)] { PercentText.pairs(query) }
}

/// What the mock's engine answers.
struct WireAnswer: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []

  /// An answer of JSON.
  static func json(_ value: MockValue, status: Int = 200, type: String = "application/json") -> WireAnswer {
    WireAnswer(status: status, headers: [("Content-Type", type)], body: value.bytes)
  }
}

/// Percent-encoding, as it is read (RFC 3986 section 2.1).
enum PercentText {
  /// The text behind an encoding; what is no encoding stays as it is. `+` is a space in queries and forms.
  static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let byte = UInt8(String(decoding: source[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        bytes.append(byte)
        index += 3
      } else {
        bytes.append(plusIsSpace && source[index] == UInt8(ascii: "+") ? 0x20 : source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The pairs of a query or a form, still encoded where `isRaw`.
  static func pairs(_ text: some StringProtocol, isRaw: Bool = false) -> [(name: String, value: String)] {
    text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? String(parts[1]) : ""
      return (decoded(parts[0], plusIsSpace: true), isRaw ? value : decoded(value, plusIsSpace: true))
    }
  }

  /// A text as it stands in a query.
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isFree =
        (byte < 0x80 && scalar.properties.isAlphabetic) || (0x30...0x39).contains(byte)
        || "-._~".utf8.contains(byte)
      if isFree { return String(Character(scalar)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
