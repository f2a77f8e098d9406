/// Reads JSON as RFC 8259 has it, byte by byte; anything else is nothing.
struct JSONParser {
  private struct Malformed: Error {}

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The value of a whole text; nil if it is not JSON.
  static func parse(_ bytes: [UInt8]) -> JSON? {
    var parser = JSONParser(bytes)
    guard let value = try? parser.value() else { return nil }
    parser.skipSpace()
    return parser.position == bytes.count ? value : nil
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func expect(_ text: StaticString) throws {
    for index in 0..<text.utf8CodeUnitCount {
      guard next == text.utf8Start[index] else { throw Malformed() }
      position += 1
    }
  }

  private mutating func value() throws -> JSON {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    guard depth < 256 else { throw Malformed() }
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"):
      try expect("true")
      return true
    case UInt8(ascii: "f"):
      try expect("false")
      return false
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: return try number()
    }
  }

  private mutating func object() throws -> JSON {
    var members: [JSON.Member] = []
    try expect("{")
    skipSpace()
    while next != UInt8(ascii: "}") {
      if !members.isEmpty { try expect(",") }
      skipSpace()
      let name = try string()
      skipSpace()
      try expect(":")
      members.append(JSON.Member(name: name, value: try value()))
      skipSpace()
    }
    position += 1
    return .object(members)
  }

  private mutating func array() throws -> JSON {
    var elements: [JSON] = []
    try expect("[")
    skipSpace()
    while next != UInt8(ascii: "]") {
      if !elements.isEmpty { try expect(",") }
      elements.append(try value())
      skipSpace()
    }
    position += 1
    return .array(elements)
  }

  private mutating func number() throws -> JSON {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // `Int` and `Double` take more than JSON does: signs, leading zeros and bare points.
    let digits = text.drop { $0 == "-" }
    guard digits.first?.isNumber == true, text.last?.isNumber == true, !text.hasPrefix("--"), !text.contains(".e"),
      !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true)
    else { throw Malformed() }
    if let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw Malformed() }
    return .number(value)
  }

  private mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(soundUTF8: text) else { throw Malformed() }
        return string
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw Malformed()
      default: text.append(byte)
      }
    }
    throw Malformed()
  }

  private mutating func escape() throws -> [UInt8] {
    guard let byte = next else { throw Malformed() }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]) {
        try expect("\\u")
        units.append(try codeUnit())
      }
      guard let text = String(soundUTF16: units) else { throw Malformed() }
      return Array(text.utf8)
    default: throw Malformed()
    }
  }

  private mutating func codeUnit() throws -> UInt16 {
    guard position + 4 <= bytes.count, bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-"),
      let unit = UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
    else { throw Malformed() }
    position += 4
    return unit
  }
}
