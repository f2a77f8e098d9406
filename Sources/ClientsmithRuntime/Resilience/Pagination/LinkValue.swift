/// One link of a `Link` header (RFC 8288 §3).
struct LinkValue: Sendable, Hashable {
  var target: String
  /// The relation types, in lower case; a second `rel` of the same link does not count (RFC 8288 §3.3).
  var relations: [String]

  /// Reads the links of one field value, up to the first that is malformed.
  static func list(_ text: String) -> [LinkValue] {
    var scanner = LinkScanner(text)
    var links: [LinkValue] = []
    while let link = scanner.link() { links.append(link) }
    return links
  }
}

/// Reads the grammar of RFC 8288 §3, in which commas and semicolons may stand in quotes and targets.
private struct LinkScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func link() -> LinkValue? {
    skip { $0 == UInt8(ascii: ",") || Self.isSpace($0) }
    guard take(UInt8(ascii: "<")) else { return nil }
    let target = text { $0 != UInt8(ascii: ">") }
    guard take(UInt8(ascii: ">")) else { return nil }
    var link = LinkValue(target: target.filter { $0 != " " }, relations: [])
    skip(Self.isSpace)
    while take(UInt8(ascii: ";")) {
      let (name, value) = parameter()
      if name == "rel", link.relations.isEmpty {
        link.relations = value.lowercased().split(separator: " ").map(String.init)
      }
      skip(Self.isSpace)
    }
    return link
  }

  private mutating func parameter() -> (name: String, value: String) {
    skip(Self.isSpace)
    let name = text(Self.isToken).lowercased()
    skip(Self.isSpace)
    guard take(UInt8(ascii: "=")) else { return (name, "") }
    skip(Self.isSpace)
    return (name, current == UInt8(ascii: "\"") ? quoted() : text(Self.isToken))
  }

  private mutating func quoted() -> String {
    index += 1
    var value: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
      value.append(bytes[index])
      index += 1
    }
    index += 1
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func text(_ belongs: (UInt8) -> Bool) -> String {
    let start = index
    skip(belongs)
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skip(_ belongs: (UInt8) -> Bool) {
    while let byte = current, belongs(byte) { index += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    index += 1
    return true
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isToken(_ byte: UInt8) -> Bool {
    !isSpace(byte) && byte != UInt8(ascii: ";") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "=")
  }
}
