/// Walks over the tokens of Swift source: names, punctuation and literals, without comments and blanks.
///
/// It knows as much of Swift's grammar as is needed to find declarations (The Swift Programming Language, "Lexical
/// Structure"): where comments and string literals end, so that no brace inside one counts.
struct SwiftCursor {
  /// What a token is; its text is a range of the file's bytes.
  struct Token {
    enum Kind { case name, number, string, symbol, end }

    let kind: Kind
    let text: String
    /// The line it stands on, counted from 1.
    let line: Int
    /// Whether it is the first token of its line.
    let startsLine: Bool
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var isAtLineStart = true

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next token, left where it is.
  func peek() -> Token {
    var copy = self
    return copy.next()
  }

  /// The next token; of kind `end` behind the last one.
  mutating func next() -> Token {
    skipBlanks()
    let startsLine = isAtLineStart
    isAtLineStart = false
    guard index < bytes.count else { return Token(kind: .end, text: "", line: line, startsLine: true) }
    let start = index
    let startLine = line
    let kind = read()
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    return Token(kind: kind, text: text, line: startLine, startsLine: startsLine)
  }

  /// Goes behind the bracket that closes one that has just been read.
  mutating func skip(to close: UInt8) {
    var depth = 1
    while depth > 0 {
      skipBlanks()
      guard index < bytes.count else { return }
      switch bytes[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      default: _ = read()
      }
    }
    isAtLineStart = false
  }

  private mutating func read() -> Token.Kind {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\"") || isRawString {
      readString()
      return .string
    }
    if byte == UInt8(ascii: "`") {
      index += 1
      while index < bytes.count, bytes[index] != UInt8(ascii: "`") { index += 1 }
      index = min(index + 1, bytes.count)
      return .name
    }
    if Self.isDigit(byte) {
      while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
      return .number
    }
    if Self.isName(byte) {
      while index < bytes.count, Self.isName(bytes[index]) { index += 1 }
      return .name
    }
    index += 1
    // An arrow is one token, so that its `>` closes no generic argument.
    if byte == UInt8(ascii: "-"), index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
    return .symbol
  }

  private var isRawString: Bool {
    var next = index
    while next < bytes.count, bytes[next] == UInt8(ascii: "#") { next += 1 }
    return next > index && next < bytes.count && bytes[next] == UInt8(ascii: "\"")
  }

  /// Reads a literal with its delimiters; an interpolation may hold literals of its own.
  private mutating func readString() {
    var pounds = 0
    while bytes[index] == UInt8(ascii: "#") {
      pounds += 1
      index += 1
    }
    let quotes = has("\"\"\"") ? 3 : 1
    index += quotes
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
      if bytes[index] == UInt8(ascii: "\\"), has(String(repeating: "#", count: pounds), at: index + 1) {
        index += 1 + pounds
        if index < bytes.count, bytes[index] == UInt8(ascii: "(") {
          index += 1
          skip(to: UInt8(ascii: ")"))
        } else {
          index += 1
        }
        continue
      }
      if has(String(repeating: "\"", count: quotes) + String(repeating: "#", count: pounds)) {
        index += quotes + pounds
        return
      }
      index += 1
    }
  }

  private func has(_ text: String, at start: Int? = nil) -> Bool {
    let start = start ?? index
    let end = start + text.utf8.count
    return end <= bytes.count && bytes[start..<end].elementsEqual(text.utf8)
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\n"):
        line += 1
        isAtLineStart = true
        index += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "/") where has("//"):
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      case UInt8(ascii: "/") where has("/*"): skipComment()
      default: return
      }
    }
  }

  /// Comments of this form nest.
  private mutating func skipComment() {
    var depth = 0
    repeat {
      if has("/*") {
        depth += 1
        index += 2
      } else if has("*/") {
        depth -= 1
        index += 2
      } else {
        if bytes[index] == UInt8(ascii: "\n") {
          line += 1
          isAtLineStart = true
        }
        index += 1
      }
    } while depth > 0 && index < bytes.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 0x80 || isDigit(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
