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
