/// Writes text into URIs byte by byte (RFC 3986 section 2).
enum URIText {
  /// The ASCII characters that stay as they are; every other byte becomes a percent triplet.
  struct Kept: Sendable {
    /// One bit a character, 0...63 and 64...127.
    let low: UInt64
    let high: UInt64
    /// Whether `%41` in the value stays `%41` (RFC 6570 section 3.2.3).
    let keepsTriplets: Bool
    /// Whether UTF-8 beyond ASCII stays as it is.
    let keepsNonASCII: Bool

    init(_ characters: String, keepsTriplets: Bool = false, keepsNonASCII: Bool = false) {
      var low: UInt64 = 0
      var high: UInt64 = 0
      for byte in characters.utf8 where byte < 128 {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
      }
      self.low = low
      self.high = high
      self.keepsTriplets = keepsTriplets
      self.keepsNonASCII = keepsNonASCII
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
      if byte < 64 { return low &>> UInt64(byte) & 1 == 1 }
      return byte < 128 ? high &>> UInt64(byte & 63) & 1 == 1 : keepsNonASCII
    }

    private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    /// RFC 3986 section 2.3.
    static let unreserved = Kept(letters)
    /// RFC 6570's reserved expansion.
    static let reserved = Kept(letters + ":/?#[]@!$&'()*+,;=", keepsTriplets: true)
    /// The same without what RFC 3986's grammar does not allow in a query: `#` would end it, brackets belong to hosts.
    static let reservedInQuery = Kept(letters + ":/?@!$&'()*+,;=", keepsTriplets: true)
    /// The same without what would end the path or a segment of it.
    static let reservedInPath = Kept(letters + ":@!$&'()*+,;=", keepsTriplets: true)
    /// What may stand in a request's target as it is.
    static let target = Kept(letters + ":/?@!$&'()*+,;=", keepsTriplets: true)
    /// WHATWG's application/x-www-form-urlencoded percent-encode set; the space is seen to elsewhere.
    static let form = Kept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*")
    /// RFC 6265 section 4.1.1, cookie-octet.
    static let cookie = Kept(
      String(decoding: (0x21...0x7E).filter { !"\",;\\".utf8.contains($0) }.map { UInt8($0) }, as: UTF8.self))
    /// Everything but control characters, for headers and raw cookies: a value can never begin a new field.
    static let raw = Kept(String(decoding: (0x20...0x7E).map { UInt8($0) }, as: UTF8.self), keepsNonASCII: true)
  }

  @inline(__always)
  static func appendTriplet(_ byte: UInt8, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "%"))
    out.append(Hexadecimal.digit(byte >> 4, letters: UInt8(ascii: "A")))
    out.append(Hexadecimal.digit(byte & 15, letters: UInt8(ascii: "A")))
  }

  /// Whether nothing in `text` has to be encoded.
  static func isPlain(_ text: String, keeping kept: Kept) -> Bool {
    text.utf8.allSatisfy { kept.contains($0) }
  }

  /// Appends `text`, encoding what is not kept.
  @inline(never)
  static func append(_ text: String, keeping kept: Kept, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if kept.contains(byte) || (kept.keepsTriplets && isTriplet(bytes, index)) {
          out.append(byte)
        } else {
          appendTriplet(byte, to: &out)
        }
        index += 1
      }
    }
  }

  /// Appends `text` as WHATWG's form encoding does: a space becomes `+`.
  @inline(never)
  static func appendForm(_ text: String, to out: inout [UInt8]) {
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") {
        out.append(UInt8(ascii: "+"))
      } else if Kept.form.contains(byte) {
        out.append(byte)
      } else {
        appendTriplet(byte, to: &out)
      }
    }
  }

  private static func isTriplet(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count else { return false }
    return Hexadecimal.value(bytes[index + 1]) != nil && Hexadecimal.value(bytes[index + 2]) != nil
  }
}
