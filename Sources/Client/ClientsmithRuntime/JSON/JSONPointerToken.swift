/// The tokens of a JSON pointer (RFC 6901 §3 and §4).
enum JSONPointerToken {
  /// The unescaped tokens, or nil unless `pointer` is empty or begins with a slash.
  ///
  /// Works on bytes: a slash before a combining character is, to Swift's strings, no slash at all.
  static func tokens(_ pointer: String) -> [String]? {
    if pointer.isEmpty { return [] }
    guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
    return pointer.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      unescape(Substring($0))
    }
  }

  /// Undoes `~0` and `~1`.
  static func unescape(_ token: Substring) -> String {
    var bytes: [UInt8] = []
    var isEscape = false
    for byte in token.utf8 {
      if isEscape {
        bytes.append(
          byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : byte)
        isEscape = false
      } else if byte == UInt8(ascii: "~") {
        isEscape = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Digits without a leading zero, or nil.
  static func arrayIndex(_ token: String) -> Int? {
    guard token == "0" || (token.utf8.first != UInt8(ascii: "0") && token.utf8.allSatisfy { $0 &- 48 < 10 }) else {
      return nil
    }
    return Int(token)
  }
}
