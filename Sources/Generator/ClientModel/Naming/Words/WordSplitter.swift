/// Splits a name of a document into lower-case words, the raw material of every Swift name.
///
/// Boundaries are anything but letters and digits, a lower-case letter before an upper-case one (`perPage`), and the last
/// capital of a run before a lower-case letter (`HTTPServer`). Signs that carry meaning become words, so that `+1` and `-1`
/// stay two names.
enum WordSplitter {
  /// The words of a name, in order; empty where it has neither letters, digits nor known signs.
  static func words(of name: String) -> [String] {
    var name = name
    return name.withUTF8 { bytes in
      // On the stack: names are short, and every property's is split.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { split(bytes, by: $0) }
    }
  }

  /// The words of a Swift name with the capitals that they have there.
  static func parts(of name: String) -> [String] {
    var rest = name[...]
    return words(of: name).map { word in
      defer { rest = rest.dropFirst(word.count) }
      return String(rest.prefix(word.count))
    }
  }

  /// `word` has room for the longest word there can be.
  private static func split(
    _ bytes: UnsafeBufferPointer<UInt8>, by word: UnsafeMutableBufferPointer<UInt8>
  ) -> [String] {
    var words: [String] = []
    words.reserveCapacity(4)
    var length = 0
    // The byte before as it is written, 0 at a word's beginning.
    var last: UInt8 = 0
    var isASCII = true
    func append(_ byte: UInt8) {
      word.initializeElement(at: length, to: byte)
      length += 1
    }
    func finish() {
      guard length > 0 else { return }
      let text = String(decoding: UnsafeBufferPointer(rebasing: word[..<length]), as: UTF8.self)
      if isASCII { words.append(text) } else { words += keepingIdentifierCharacters(text.lowercased()) }
      length = 0
      last = 0
      isASCII = true
    }
    for index in bytes.indices {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if isLower(last) || isDigit(last) || (isUpper(last) && isLower(next) && !isPlural(bytes, index)) { finish() }
        append(byte | 0x20)
        last = byte
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        append(byte)
        last = byte
      case 0x80...:
        append(byte)
        last = byte
        isASCII = false
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
    return words.count > 1 ? joiningCompounds(words) : words
  }

  /// Whether the capital at an index starts nothing but the `s` of a plural abbreviation, as the `D` of `IDs` does.
  private static func isPlural(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "s") else { return false }
    return index + 2 == bytes.count || !isLower(bytes[index + 2])
  }

  /// Puts together the names whose own capitals look like boundaries: `OAuth`, `IPv4`, `GraphQL`.
  private static func joiningCompounds(_ words: [String]) -> [String] {
    guard words.contains(where: { compoundBegin(of: $0) != nil }) else { return words }
    var joined: [String] = []
    for word in words {
      if let begin = joined.last, let wanted = compoundBegin(of: word), begin == wanted {
        joined[joined.count - 1] = begin + word
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// What the second half of a compound must follow.
  private static func compoundBegin(of end: String) -> String? {
    switch end {
    case "auth", "auth2": "o"
    case "pv4", "pv6": "i"
    case "ql": "graph"
    default: nil
    }
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
    var parts: [String] = []
    var part = ""
    for scalar in word.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
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
  static func isLetter(_ byte: UInt8) -> Bool { isLower(byte) || isUpper(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
