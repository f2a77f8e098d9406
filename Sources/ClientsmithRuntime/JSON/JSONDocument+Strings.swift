extension JSONDocument {
  /// The text of the string word at `index`.
  @inline(__always)
  func string(at index: Int) -> String {
    let word = tape[index]
    if word.is(.string) { return String(decoding: bytes(word), as: UTF8.self) }
    return unescaped(word)
  }

  /// Undoes the escapes of a string that the parser accepted.
  @inline(never)
  private func unescaped(_ word: TapeWord) -> String {
    // Escapes only shrink: `\n` is two bytes for one, `\uXXXX` six for at most three, a pair twelve for four.
    String(unsafeUninitializedCapacity: word.length) { out in
      guard let base = out.baseAddress else { return 0 }
      var p = text + word.offset
      let end = p + word.length
      var q = base
      while p < end {
        if p.pointee != UInt8(ascii: "\\") {
          q.initialize(to: p.pointee)
          p += 1
          q += 1
        } else if p[1] == UInt8(ascii: "u") {
          p += Self.unescapeUnit(p, into: &q)
        } else {
          q.initialize(to: Self.unescape(p[1]))
          p += 2
          q += 1
        }
      }
      return q - base
    }
  }

  /// Writes the character of the `\uXXXX` (or pair of them) at `p` as UTF-8; returns how many bytes were read.
  private static func unescapeUnit(_ p: UnsafePointer<UInt8>, into q: inout UnsafeMutablePointer<UInt8>) -> Int {
    var value = JSONEscape.unit(p) ?? 0xFFFD
    var read = 6
    if value & 0xF800 == 0xD800 {
      value = 0x10000 + (value & 0x3FF) << 10 + ((JSONEscape.unit(p + 6) ?? 0) & 0x3FF)
      read = 12
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      q.initialize(to: byte)
      q += 1
    }
    return read
  }

  private static func unescape(_ letter: UInt8) -> UInt8 {
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
