/// The escapes of JSON strings (RFC 8259 §7).
enum JSONEscape {
  /// The UTF-16 unit of the six characters at `pointer`, the first two of which are `\u`; nil unless four hex digits follow.
  @inline(__always)
  static func unit(_ pointer: UnsafePointer<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for i in 2..<6 {
      // Stops at the first byte that is no digit, and so at the zero after the text.
      guard let digit = Hexadecimal.value(pointer[i]) else { return nil }
      value = value &<< 4 | UInt32(digit)
    }
    return value
  }

  /// The text of a string that the parser accepted, without its quotes.
  @inline(never)
  static func unescape(_ text: UnsafeBufferPointer<UInt8>) -> String {
    guard var p = text.baseAddress else { return "" }
    let end = p + text.count
    // Escapes only shrink: `\n` is two bytes for one, `\uXXXX` six for at most three, a pair twelve for four.
    return String(unsafeUninitializedCapacity: text.count) { out in
      guard let base = out.baseAddress else { return 0 }
      var q = base
      while p < end {
        if p.pointee != UInt8(ascii: "\\") {
          q.initialize(to: p.pointee)
          p += 1
          q += 1
        } else if p[1] == UInt8(ascii: "u") {
          p += unescapeUnit(p, into: &q)
        } else {
          q.initialize(to: character(p[1]))
          p += 2
          q += 1
        }
      }
      return q - base
    }
  }

  /// Writes the character of the `\uXXXX` (or pair of them) at `p` as UTF-8; returns how many bytes were read.
  private static func unescapeUnit(_ p: UnsafePointer<UInt8>, into q: inout UnsafeMutablePointer<UInt8>) -> Int {
    var value = unit(p) ?? 0xFFFD
    var read = 6
    if value & 0xF800 == 0xD800 {
      value = 0x10000 + (value & 0x3FF) << 10 + ((unit(p + 6) ?? 0) & 0x3FF)
      read = 12
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      q.initialize(to: byte)
      q += 1
    }
    return read
  }

  private static func character(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    default: letter
    }
  }
}
