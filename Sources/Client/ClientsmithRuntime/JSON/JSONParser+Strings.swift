extension JSONParser {
  /// A string from its opening quote to after its closing one; checks escapes and UTF-8 on the way.
  @inline(__always)
  mutating func string() throws(JSONSyntaxError) {
    let start = position &+ 1
    var p = start
    var tag = TapeWord.Tag.string
    while true {
      // Up to seven bytes past the text are looked at: that is what the padding is for.
      let specials = JSONBytes.specials(JSONBytes.load8(text + p))
      if specials == 0 {
        p &+= 8
        continue
      }
      p &+= specials.trailingZeroBitCount &>> 3
      let byte = text[p]
      if byte == UInt8(ascii: "\"") { break }
      position = p
      if byte == UInt8(ascii: "\\") {
        tag = .escapedString
        p = try escape(at: p)
      } else if byte >= 0x80 {
        p = try multibyte(at: p)
      } else {
        throw failure(.controlCharacter)
      }
    }
    let length = p &- start
    guard length < TapeWord.lengthLimit else { throw JSONSyntaxError(reason: .tooLong, offset: start) }
    append(TapeWord(tag, offset: start, length: length))
    position = p &+ 1
  }

  /// Checks the escape at `start`, a surrogate pair as one, and returns the offset after it.
  @inline(never)
  private func escape(at start: Int) throws(JSONSyntaxError) -> Int {
    switch text[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      guard let unit = JSONEscape.unit(text + start) else { throw failure(.malformedEscape) }
      if unit & 0xF800 != 0xD800 { return start + 6 }
      // No Swift string can hold half a character; replacing it would change data in silence.
      guard unit < 0xDC00, text[start + 6] == UInt8(ascii: "\\"), text[start + 7] == UInt8(ascii: "u"),
        let second = JSONEscape.unit(text + start + 6), second & 0xFC00 == 0xDC00
      else { throw failure(.loneSurrogate) }
      return start + 12
    default: throw failure(.malformedEscape)
    }
  }

  /// Checks the run of characters beyond ASCII at `start` (Unicode table 3-7) and returns the offset after it.
  @inline(never)
  private func multibyte(at start: Int) throws(JSONSyntaxError) -> Int {
    var p = start
    while text[p] >= 0x80 {
      guard let length = JSONUTF8.length(text + p) else {
        throw JSONSyntaxError(reason: .invalidUTF8, offset: p)
      }
      p += length
    }
    return p
  }
}

/// Well-formed UTF-8 (Unicode §3.9, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
enum JSONUTF8 {
  /// The length of the character of two to four bytes at `p`, or nil if it is malformed. Looks at a byte only after
  /// those before it proved to be part of the character, and so never past the zero after the text.
  @inline(__always)
  static func length(_ p: UnsafePointer<UInt8>) -> Int? {
    let first = p[0]
    if first < 0xC2 { return nil }
    guard isContinuation(p[1]) else { return nil }
    if first < 0xE0 { return 2 }
    if first < 0xF0 {
      if first == 0xE0, p[1] < 0xA0 { return nil }
      if first == 0xED, p[1] > 0x9F { return nil }
      return isContinuation(p[2]) ? 3 : nil
    }
    guard first < 0xF5, isContinuation(p[2]), isContinuation(p[3]) else { return nil }
    if first == 0xF0, p[1] < 0x90 { return nil }
    if first == 0xF4, p[1] > 0x8F { return nil }
    return 4
  }

  @inline(__always)
  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
