extension JSONWriter {
  /// Room enough for a string of so many bytes without escapes, and for the eight-byte stores that copy it.
  @inline(__always)
  static func quotedRoom(_ count: Int) -> Int { count &+ 10 }

  /// A string.
  public mutating func write(_ value: String) {
    var value = value
    value.withUTF8 { text in
      beginValue(reserving: Self.quotedRoom(text.count))
      putQuoted(text)
    }
  }

  /// Puts `text` in quotes, escaping what RFC 8259 §7 demands and nothing else. Room for ``quotedRoom(_:)`` is reserved.
  @inline(__always)
  mutating func putQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    put(UInt8(ascii: "\""))
    if let start = text.baseAddress {
      var i = 0
      let end = text.count
      // Copies eight bytes at a time until one of them needs escaping; bytes beyond ASCII are copied as they are.
      while i &+ 8 <= end {
        let word = JSONBytes.load8(start + i)
        if JSONBytes.needsEscape(word) { break }
        UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt64.self)
        count &+= 8
        i &+= 8
      }
      if i < end { putEscaped(UnsafeBufferPointer(start: start + i, count: end &- i)) }
    }
    put(UInt8(ascii: "\""))
  }

  /// The rest of a string, byte by byte. The room left is at least `text.count` and the closing quote.
  @inline(__always)
  private mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var i = 0
    while i < text.count {
      let byte = text[i]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        put(byte)
      } else {
        putEscape(byte, remaining: text.count &- i)
      }
      i &+= 1
    }
  }

  @inline(never)
  private mutating func putEscape(_ byte: UInt8, remaining: Int) {
    // Six bytes for this one, one for each that follows, the quote, and the comma or colon after it.
    reserve(remaining + 10)
    put(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(byte)
    case 0x0A: put(UInt8(ascii: "n"))
    case 0x0D: put(UInt8(ascii: "r"))
    case 0x09: put(UInt8(ascii: "t"))
    case 0x08: put(UInt8(ascii: "b"))
    case 0x0C: put(UInt8(ascii: "f"))
    default:
      put(UInt8(ascii: "u"))
      put(UInt8(ascii: "0"))
      put(UInt8(ascii: "0"))
      put(Hexadecimal.digit(byte >> 4))
      put(Hexadecimal.digit(byte & 15))
    }
  }
}

extension JSONWriter {
  /// A string of ASCII without escapes, at most `room` bytes, that `body` puts straight into the buffer.
  mutating func quoted(room: Int, _ body: (inout CivilTextOutput) -> Void) {
    beginValue(reserving: room &+ 2)
    put(UInt8(ascii: "\""))
    var out = CivilTextOutput(buffer: UnsafeMutableBufferPointer(start: base + count, count: room))
    body(&out)
    count &+= out.count
    put(UInt8(ascii: "\""))
  }
}

extension JSONBytes {
  /// Whether one of the eight bytes is a quote, a backslash or a control character.
  @inline(__always)
  static func needsEscape(_ word: UInt64) -> Bool {
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let small = (word &- (ones &* 0x20)) & ~word
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | small) & highBits != 0
  }
}
