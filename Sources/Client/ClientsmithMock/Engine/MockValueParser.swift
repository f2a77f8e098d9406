/// Reads JSON (RFC 8259) into a ``MockValue``.
struct MockValueParser {
  /// Why a text is no JSON, and where.
  struct Failure: Error {
    let reason: String
    /// In bytes from the beginning.
    let offset: Int
  }

  private static let deepest = 200
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value of a text; throws ``Failure``.
  static func parse(_ bytes: [UInt8]) throws(Failure) -> MockValue {
    var parser = MockValueParser(bytes)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.index == bytes.count else { throw parser.failure("something stands behind the value") }
    return value
  }

  private func failure(_ reason: String) -> Failure { Failure(reason: reason, offset: index) }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value() throws(Failure) -> MockValue {
    skipSpace()
    guard index < bytes.count else { throw failure("the text ends where a value should be") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: MockValue) throws(Failure) -> MockValue {
    guard bytes[index...].starts(with: word.utf8) else { throw failure("no value begins like this") }
    index += word.utf8.count
    return value
  }

  private mutating func descend() throws(Failure) {
    depth += 1
    guard depth <= Self.deepest else { throw failure("it is nested more than \(Self.deepest) deep") }
    index += 1
  }

  private mutating func object() throws(Failure) -> MockValue {
    try descend()
    var members: [MockValue.Member] = []
    if !take("}") {
      repeat {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw failure("a name was expected") }
        let name = try string()
        guard take(":") else { throw failure("a colon was expected") }
        members.append((name, try value()))
      } while take(",")
      guard take("}") else { throw failure("a comma or the object's end was expected") }
    }
    depth -= 1
    return .object(members)
  }

  private mutating func array() throws(Failure) -> MockValue {
    try descend()
    var elements: [MockValue] = []
    if !take("]") {
      repeat { elements.append(try value()) } while take(",")
      guard take("]") else { throw failure("a comma or the list's end was expected") }
    }
    depth -= 1
    return .array(elements)
  }

  private mutating func number() throws(Failure) -> MockValue {
    let start = index
    while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let first = text.first, first == "-" || first.isNumber, Double(text) != nil else {
      throw failure("no value begins like this")
    }
    return .number(text)
  }

  private mutating func string() throws(Failure) -> String {
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(&text)
      case 0..<0x20: throw failure("a control character stands in a string")
      default: text.append(byte)
      }
    }
    throw failure("a string does not end")
  }

  private mutating func escape(_ text: inout [UInt8]) throws(Failure) {
    guard index < bytes.count else { throw failure("a string does not end") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), bytes[index...].starts(with: "\\u".utf8) {
        index += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      text += Array(String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
    default: throw failure("an escape that JSON does not know")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard index + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw failure("an escape without its four digits") }
    index += 4
    return code
  }
}
