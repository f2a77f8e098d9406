/// A path from the root of a document to one of its values (RFC 6901).
package struct JSONPointer: Hashable, Sendable, LosslessStringConvertible {
  /// The keys and indices on the way, unescaped.
  package var tokens: [String]

  package init(_ tokens: [String] = []) {
    self.tokens = tokens
  }

  /// The pointer to the whole document.
  package static var root: JSONPointer { JSONPointer([]) }

  /// Reads the string form, `/paths/~1users/get`; nil when it neither is empty nor begins with `/`, or escapes wrongly.
  package init?(_ description: String) {
    self.init(tokensOf: description[...], leniently: false)
  }

  /// Reads the URI fragment form of RFC 6901 section 6, with or without its `#`: percent-encoded UTF-8.
  ///
  /// A `%` or `~` that begins no escape is taken as it stands, because documents that forget to escape are many.
  package init?(fragment: String) {
    let text = fragment.hasPrefix("#") ? fragment.dropFirst() : fragment[...]
    guard text.utf8.contains(UInt8(ascii: "%")) else {
      self.init(tokensOf: text, leniently: true)
      return
    }
    guard let decoded = Self.percentDecoded(text) else { return nil }
    self.init(tokensOf: decoded[...], leniently: true)
  }

  /// The string form, `/paths/~1users/get`.
  package var description: String {
    var text = ""
    for token in tokens {
      text += "/"
      text += Self.escaped(token)
    }
    return text
  }

  /// The URI fragment form with its `#`, in which everything but unreserved and pointer characters is percent-encoded.
  package var fragment: String {
    var text = "#"
    for byte in description.utf8 {
      if Self.standsInFragment(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        text += hex.utf8.count == 1 ? "%0\(hex)" : "%\(hex)"
      }
    }
    return text
  }

  package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
  package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  /// The pointer one step up, nil for the root.
  package var parent: JSONPointer? { tokens.isEmpty ? nil : JSONPointer(tokens.dropLast()) }

  /// A token as an array index: digits without a leading zero (RFC 6901 section 4).
  package static func index(_ token: String) -> Int? {
    guard !token.isEmpty, token.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    guard token == "0" || !token.hasPrefix("0") else { return nil }
    return Int(token)
  }

  /// A token with `~` and `/` escaped.
  package static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
    var text: [UInt8] = []
    text.reserveCapacity(token.utf8.count + 8)
    for byte in token.utf8 {
      switch byte {
      case UInt8(ascii: "~"): text += "~0".utf8
      case UInt8(ascii: "/"): text += "~1".utf8
      default: text.append(byte)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension JSONPointer {
  private init?(tokensOf text: Substring, leniently: Bool) {
    guard !text.isEmpty else {
      self.init([])
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(Substring(part), leniently: leniently) else { return nil }
      tokens.append(token)
    }
    self.init(tokens)
  }

  private static func unescaped(_ text: Substring, leniently: Bool) -> String? {
    guard text.utf8.contains(UInt8(ascii: "~")) else { return String(text) }
    var result = ""
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "~" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch rest.first {
      case "0": result += "~"
      case "1": result += "/"
      default:
        guard leniently else { return nil }
        result += "~"
        continue
      }
      rest.removeFirst()
    }
    return result
  }

  private static func percentDecoded(_ text: Substring) -> String? {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.count,
        let high = hexValue(bytes[position + 1]), let low = hexValue(bytes[position + 2])
      {
        result.append(high << 4 | low)
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(soundUTF8: result)
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func standsInFragment(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~!$&'()*+,;=:@/?".utf8.contains(byte)
    }
  }
}
