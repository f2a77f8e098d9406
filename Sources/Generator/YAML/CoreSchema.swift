/// The core schema of YAML 1.2.2 (section 10.3.2): which plain text is null, a boolean, an integer or a number.
enum CoreSchema {
  /// The type of plain text.
  static func kind(of text: String) -> Node.Kind {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "~"): return text == "~" ? .null : .string
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      return text == "null" || text == "Null" || text == "NULL" ? .null : .string
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return coreBool(text) == nil ? .string : .boolean
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return numberKind(of: text)
    default: return .string
    }
  }

  /// A boolean of YAML 1.2, or in the words of YAML 1.1.
  static func bool(_ text: String) -> Bool? {
    if let value = coreBool(text) { return value }
    switch text {
    case "yes", "Yes", "YES", "on", "On", "ON": return true
    case "no", "No", "NO", "off", "Off", "OFF": return false
    default: return nil
    }
  }

  /// An integer, also in a float's clothes where nothing is lost.
  static func integer(_ text: String) -> Int? {
    switch kind(of: text) {
    case .integer:
      if text.hasPrefix("0x") { return Int(text.dropFirst(2), radix: 16) }
      if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) }
      return Int(text)
    case .number: return Double(text).flatMap { Int(exactly: $0) }
    default: return nil
    }
  }

  /// A number as the nearest `Double`.
  static func number(_ text: String) -> Double? {
    switch kind(of: text) {
    case .integer:
      if let integer = integer(text) { return Double(integer) }
      return Double(text)
    case .number:
      switch text.lowercased() {
      case ".inf", "+.inf": return .infinity
      case "-.inf": return -.infinity
      case ".nan": return .nan
      default: return Double(text.hasSuffix(".") ? text + "0" : text)
      }
    default: return nil
    }
  }

  private static func coreBool(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// Decides between integer, number and string for text that begins like a number.
  private static func numberKind(of text: String) -> Node.Kind {
    let kind = text.utf8.withContiguousStorageIfAvailable { NumberScan(bytes: $0).kind() }
    return kind ?? Array(text.utf8).withUnsafeBufferPointer { NumberScan(bytes: $0).kind() }
  }
}

/// Walks the bytes of a possible number along the core schema's regular expressions.
private struct NumberScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  func kind() -> Node.Kind {
    var scan = self
    return scan.decide()
  }

  private mutating func decide() -> Node.Kind {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      if bytes[1] == UInt8(ascii: "x") { return all(from: 2, Self.isHex) ? .integer : .string }
      if bytes[1] == UInt8(ascii: "o") { return all(from: 2) { 0x30...0x37 ~= $0 } ? .integer : .string }
    }
    let signed = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
    let whole = skipDigits()
    if position == bytes.count { return whole > 0 ? .integer : .string }
    if skip(UInt8(ascii: ".")) {
      if whole == 0, isSpecial(signed: signed) { return .number }
      let fraction = skipDigits()
      if whole == 0 && fraction == 0 { return .string }
    } else if whole == 0 {
      return .string
    }
    return endsAfterExponent() ? .number : .string
  }

  private mutating func endsAfterExponent() -> Bool {
    guard position < bytes.count else { return true }
    guard skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) else { return false }
    _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
    return skipDigits() > 0 && position == bytes.count
  }

  /// `.inf` with any sign and `.nan` without one, each in its three spellings.
  private func isSpecial(signed: Bool) -> Bool {
    let word = String(decoding: bytes[position...], as: UTF8.self)
    switch word {
    case "inf", "Inf", "INF": return true
    case "nan", "NaN", "NAN": return !signed
    default: return false
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while position < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] { position += 1 }
    return position - start
  }

  private func all(from start: Int, _ isMember: (UInt8) -> Bool) -> Bool {
    bytes[start...].allSatisfy(isMember)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
