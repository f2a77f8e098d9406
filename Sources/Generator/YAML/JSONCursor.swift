import Diagnostics

/// A place in the text of a JSON document, which reads strings and literals and counts lines and characters on its way.
struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: SourceFile
  private var offset = 0
  private var line = 1
  private var lineStart = 0
  /// The bytes since `lineStart` that continue a character.
  private var continuations = 0
  private var pool = StringPool()

  init(bytes: UnsafeBufferPointer<UInt8>, file: SourceFile) {
    self.bytes = bytes
    self.file = file
  }

  var position: Position { Position(line: line, column: offset - lineStart - continuations + 1) }

  mutating func advance() {
    offset += 1
  }

  func problem(_ message: String) -> Refusal {
    let message = offset < bytes.count ? message : "the text ends too early: \(message)"
    return Refusal(.jsonSyntax, "this is not JSON: \(message)", at: position, in: file)
  }

  /// Moves over white space; gives the next byte, nil at the end.
  mutating func skipSpace() -> UInt8? {
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x20, 0x09: offset += 1
      case 0x0A:
        offset += 1
        beginLine()
      case 0x0D:
        offset += 1
        if offset >= bytes.count || bytes[offset] != 0x0A { beginLine() }
      default: return byte
      }
    }
    return nil
  }

  private mutating func beginLine() {
    line += 1
    lineStart = offset
    continuations = 0
  }

  /// The text of a number, `true`, `false` or `null` (RFC 8259 sections 3 and 6).
  mutating func literal() throws(Refusal) -> String {
    let start = offset
    var end = start
    while end < bytes.count, Self.continuesLiteral(bytes[end]) { end += 1 }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    let isKnown = text == "true" || text == "false" || text == "null"
    guard isKnown || Self.isNumber(bytes[start..<end]) else {
      throw problem(text.isEmpty ? "expected a value" : "`\(text)` is no value")
    }
    offset = end
    return text
  }

  private static func continuesLiteral(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  /// The grammar of RFC 8259 section 6.
  private static func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = text
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = digits(&rest)
    guard whole == 1 || (whole > 1 && text[rest.startIndex - whole] != UInt8(ascii: "0")) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits(&rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard digits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private static func digits(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let before = rest.count
    while let byte = rest.first, 0x30...0x39 ~= byte { rest.removeFirst() }
    return before - rest.count
  }

  /// Reads a string from its opening quote to behind its closing one (RFC 8259 section 7).
  mutating func string(reportingTo builder: inout TreeBuilder) throws(Refusal) -> String {
    offset += 1
    let start = offset
    var continued = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        let text = pool.string(UnsafeBufferPointer(rebasing: bytes[start..<offset]))
        offset += 1
        continuations += continued
        return text
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 {
        let prefix = bytes[start..<offset]
        continuations += continued
        return try escapedString(after: prefix, reportingTo: &builder)
      }
      if byte & 0xC0 == 0x80 { continued += 1 }
      offset += 1
    }
    throw problem("expected `\"` at the end of the string")
  }

  private mutating func escapedString(
    after prefix: Slice<UnsafeBufferPointer<UInt8>>, reportingTo builder: inout TreeBuilder
  ) throws(Refusal) -> String {
    var text = Array(prefix)
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        try escape(into: &text, reportingTo: &builder)
      case 0x00..<0x20 where byte != 0x09:
        throw problem("a control character in a string must be written as an escape")
      default:
        if byte & 0xC0 == 0x80 { continuations += 1 }
        text.append(byte)
        offset += 1
      }
    }
    throw problem("expected `\"` at the end of the string")
  }

  private mutating func escape(
    into text: inout [UInt8], reportingTo builder: inout TreeBuilder
  ) throws(Refusal) {
    let place = position
    guard offset + 1 < bytes.count else { throw problem("an escape is cut off") }
    let simple: UInt8
    switch bytes[offset + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): simple = bytes[offset + 1]
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "u"):
      let scalar = try unicodeEscape()
      if scalar == nil {
        builder.report(.loneSurrogate, "half of a surrogate pair stands alone; U+FFFD takes its place", at: place)
      }
      text.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
      return
    default: throw problem("`\\` begins no escape here")
    }
    text.append(simple)
    offset += 2
  }

  /// Reads `\uXXXX`, or two of them that are a surrogate pair; nil for half a pair.
  private mutating func unicodeEscape() throws(Refusal) -> Unicode.Scalar? {
    guard let unit = hexUnit(at: offset) else { throw problem("`\\u` needs four hexadecimal digits") }
    offset += 6
    guard 0xD800...0xDBFF ~= unit else { return Unicode.Scalar(unit) }
    guard let low = hexUnit(at: offset), 0xDC00...0xDFFF ~= low else { return nil }
    offset += 6
    return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
  }

  private func hexUnit(at start: Int) -> UInt32? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
