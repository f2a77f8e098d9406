/// Checks a JSON text (RFC 8259) and writes its tape, in one pass and without recursion.
struct JSONParser {
  /// Zero bytes after the text. A zero is valid nowhere in JSON, so the parser needs no bounds check before it looks at
  /// a byte; the padding is long enough for the widest load from the last byte of the text.
  static let padding = 16

  let text: UnsafePointer<UInt8>
  let count: Int
  let limits: JSONLimits
  /// Offset of the byte to look at next; at most `count`.
  var position = 0

  var tape: UnsafeMutablePointer<TapeWord>
  var tapeCount = 0
  var tapeCapacity: Int

  /// The tape index of the innermost open container, and the children it has so far.
  var container = -1
  var children = 0
  /// The number of open containers. What ``container`` and ``children`` were outside of each stands in its own second word until it
  /// is closed: a list of them would be three allocations for every small text.
  var depth = 0

  init(text: UnsafePointer<UInt8>, count: Int, limits: JSONLimits) {
    self.text = text
    self.count = count
    self.limits = limits
    tapeCapacity = count / 8 + 16
    tape = .allocate(capacity: tapeCapacity)
  }

  @inline(__always) var byte: UInt8 { text[position] }

  @inline(__always)
  mutating func append(_ word: TapeWord) {
    if tapeCount == tapeCapacity { grow() }
    (tape + tapeCount).initialize(to: word)
    tapeCount &+= 1
  }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<TapeWord>.allocate(capacity: tapeCapacity * 2)
    larger.moveInitialize(from: tape, count: tapeCount)
    tape.deallocate()
    tape = larger
    tapeCapacity *= 2
  }

  @inline(__always)
  mutating func skipWhitespace() {
    // Compact documents have none, and pretty ones a line break and a run of spaces.
    while byte <= 0x20 {
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position &+= 1
    }
  }

  @inline(never)
  func failure(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
    JSONSyntaxError(reason: position >= count ? .unexpectedEnd : reason, offset: min(position, count))
  }

  /// Parses the whole text.
  mutating func parse() throws(JSONSyntaxError) {
    if count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { position = 3 }
    skipWhitespace()
    if position == count { throw JSONSyntaxError(reason: .empty, offset: position) }
    values: while true {
      // Here a value is due.
      switch byte {
      case UInt8(ascii: "\""): try string()
      case UInt8(ascii: "{"):
        try open(.object)
        if byte != UInt8(ascii: "}") {
          try name()
          continue values
        }
        close(.object)
      case UInt8(ascii: "["):
        try open(.array)
        if byte != UInt8(ascii: "]") { continue values }
        close(.array)
      case UInt8(ascii: "t"): try literal("true", .yes)
      case UInt8(ascii: "f"): try literal("false", .no)
      case UInt8(ascii: "n"): try literal("null", .null)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
      default: throw failure(.expectedValue)
      }
      // Here a value is complete.
      while true {
        if container < 0 { return try end() }
        children &+= 1
        skipWhitespace()
        let isArray = tape[container].is(.array)
        if byte == UInt8(ascii: ",") {
          position &+= 1
          skipWhitespace()
          if !isArray { try name() }
          continue values
        }
        guard byte == (isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) else {
          throw failure(isArray ? .expectedCommaOrBracket : .expectedCommaOrBrace)
        }
        close(isArray ? .array : .object)
      }
    }
  }

  private mutating func end() throws(JSONSyntaxError) {
    skipWhitespace()
    if position < count { throw failure(.trailingText) }
  }

  /// A member name, its colon and the blanks around.
  @inline(__always)
  private mutating func name() throws(JSONSyntaxError) {
    guard byte == UInt8(ascii: "\"") else { throw failure(.expectedName) }
    try string()
    skipWhitespace()
    guard byte == UInt8(ascii: ":") else { throw failure(.expectedColon) }
    position &+= 1
    skipWhitespace()
  }

  @inline(__always)
  private mutating func open(_ tag: TapeWord.Tag) throws(JSONSyntaxError) {
    guard depth < limits.depth else { throw JSONSyntaxError(reason: .tooDeep, offset: position) }
    let outer = TapeWord(next: container &+ 1, end: children)
    container = tapeCount
    children = 0
    depth &+= 1
    append(TapeWord(tag, offset: position, length: 0))
    append(outer)
    position &+= 1
    skipWhitespace()
  }

  @inline(__always)
  private mutating func close(_ tag: TapeWord.Tag) {
    position &+= 1
    let start = container
    let offset = tape[start].offset
    let outer = tape[start + 1]
    // The count is a hint for reserving room: it is capped to fit its bits.
    tape[start] = TapeWord(tag, offset: offset, length: min(children, TapeWord.lengthLimit - 1))
    tape[start + 1] = TapeWord(next: tapeCount, end: position)
    if tag == .object, children > 1, JSONDuplicateNames.exist(in: tape, object: start, count: children, text: text) {
      tape[start] = TapeWord(.objectWithDuplicates, offset: offset, length: min(children, TapeWord.lengthLimit - 1))
    }
    container = outer.next &- 1
    children = outer.end
    depth &-= 1
  }

  @inline(__always)
  private mutating func literal(_ word: StaticString, _ tag: TapeWord.Tag) throws(JSONSyntaxError) {
    let length = word.utf8CodeUnitCount
    for i in 0..<length where text[position + i] != word.utf8Start[i] {
      position += i
      throw failure(.expectedValue)
    }
    append(TapeWord(tag, offset: position, length: length))
    position += length
  }
}

extension JSONParser {
  /// A number (RFC 8259 §6): only its grammar is checked, its value is worked out when somebody asks.
  @inline(__always)
  mutating func number() throws(JSONSyntaxError) {
    let start = position
    var tag = TapeWord.Tag.integer
    if byte == UInt8(ascii: "-") { position &+= 1 }
    if byte == UInt8(ascii: "0") {
      position &+= 1
    } else {
      try digits()
    }
    if byte == UInt8(ascii: ".") {
      tag = .decimal
      position &+= 1
      try digits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      tag = .decimal
      position &+= 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position &+= 1 }
      try digits()
    }
    guard position &- start < TapeWord.lengthLimit else { throw JSONSyntaxError(reason: .tooLong, offset: start) }
    append(TapeWord(tag, offset: start, length: position &- start))
  }

  /// One digit or more.
  @inline(__always)
  private mutating func digits() throws(JSONSyntaxError) {
    guard byte &- UInt8(ascii: "0") < 10 else { throw failure(.malformedNumber) }
    repeat { position &+= 1 } while byte &- UInt8(ascii: "0") < 10
  }
}

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
