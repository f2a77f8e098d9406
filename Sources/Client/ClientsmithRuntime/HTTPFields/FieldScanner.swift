/// Reads the parts that HTTP field values are made of (RFC 9110 §5.6).
struct FieldScanner {
  private let text: [UInt8]
  private(set) var position = 0

  init(_ text: String) { self.text = Array(text.utf8) }

  var isAtEnd: Bool { position == text.count }
  var next: UInt8? { position < text.count ? text[position] : nil }

  mutating func advance() { if position < text.count { position += 1 } }

  mutating func rewind(to position: Int) { self.position = position }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 { position += 1 }
  }

  /// Blanks and the commas of empty list elements.
  mutating func skipListSeparators() {
    while next == 0x20 || next == 0x09 || next == UInt8(ascii: ",") { position += 1 }
  }

  /// All bytes up to the first that fails the test.
  mutating func take(while test: (UInt8) -> Bool) -> String {
    let start = position
    while let next, test(next) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  /// A token, perhaps an empty one.
  mutating func token() -> String { take(while: Self.isTokenCharacter) }

  /// What stands in double quotes, its backslashes undone, the opening quote being next. One that is never closed
  /// reaches to the end.
  mutating func quotedString() -> String {
    advance()
    var bytes: [UInt8] = []
    while let byte = next {
      advance()
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\"), let escaped = next {
        advance()
        bytes.append(escaped)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func isTokenCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
