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
