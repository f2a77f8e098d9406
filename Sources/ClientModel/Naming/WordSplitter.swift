/// Splits a name of a document into lower-case words, the raw material of every Swift name.
///
/// Boundaries are anything but letters and digits, a lower-case letter before an upper-case one (`perPage`), and the last
/// capital of a run before a lower-case letter (`HTTPServer`). Signs that carry meaning become words, so that `+1` and `-1`
/// stay two names.
enum WordSplitter {
  /// The words of a name, in order; empty where it has neither letters, digits nor known signs.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func finish() {
      guard !word.isEmpty else { return }
      words.append(String(decoding: word, as: UTF8.self).lowercased())
      word.removeAll(keepingCapacity: true)
    }
    let bytes = Array(name.utf8)
    for (index, byte) in bytes.enumerated() {
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if let last = word.last,
          isLower(last) || isDigit(last) || (isUpper(last) && isLower(next) && !isPlural(bytes, index))
        {
          finish()
        }
        word.append(byte)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        word.append(byte)
      case UInt8(ascii: "'"):
        continue
      default:
        finish()
        if let sign = meaning(of: byte, before: next, isFirst: index == 0, isOnly: bytes.count == 1) {
          words.append(sign)
        }
      }
    }
    finish()
    return words.flatMap(keepingIdentifierCharacters)
  }

  /// Whether the capital at an index starts nothing but the `s` of a plural abbreviation, as the `D` of `IDs` does.
  private static func isPlural(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "s") else { return false }
    return index + 2 == bytes.count || !isLower(bytes[index + 2])
  }

  /// The word for a sign where leaving it out would make different names equal.
  private static func meaning(of byte: UInt8, before next: UInt8, isFirst: Bool, isOnly: Bool) -> String? {
    switch byte {
    case UInt8(ascii: "+"): isFirst || isOnly ? "plus" : nil
    case UInt8(ascii: "-"): (isFirst && isDigit(next)) || isOnly ? "minus" : (isFirst ? "descending" : nil)
    case UInt8(ascii: "*"): "any"
    case UInt8(ascii: "<"): "less"
    case UInt8(ascii: ">"): "greater"
    case UInt8(ascii: "="): "equal"
    case UInt8(ascii: "!"): "not"
    case UInt8(ascii: "~"): isFirst ? "approximately" : nil
    case UInt8(ascii: "%"): "percent"
    case UInt8(ascii: "&"): "and"
    case UInt8(ascii: "@"): isOnly ? "at" : nil
    case UInt8(ascii: "#"): isOnly ? "number" : nil
    default: nil
    }
  }

  /// Drops what Swift does not allow in an identifier; splits where something was dropped.
  private static func keepingIdentifierCharacters(_ word: String) -> [String] {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return [word] }
    var parts: [String] = []
    var part = ""
    for scalar in word.precomposed.unicodeScalars {
      if scalar.value < 0x80 || scalar.properties.isAlphabetic
        || (!part.isEmpty && scalar.properties.generalCategory == .decimalNumber)
      {
        part.unicodeScalars.append(scalar)
      } else if !part.isEmpty {
        parts.append(part)
        part = ""
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
  static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}

extension String {
  /// The name without combining marks left over from decomposed text, which are no identifier heads.
  fileprivate var precomposed: String {
    String(self.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint })
  }
}
