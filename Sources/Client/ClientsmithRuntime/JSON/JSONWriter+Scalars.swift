extension JSONWriter {
  /// `null`.
  public mutating func null() {
    beginValue(reserving: 4)
    putNull()
  }

  @inline(__always)
  private mutating func putNull() {
    put(UInt8(ascii: "n"))
    put(UInt8(ascii: "u"))
    put(UInt8(ascii: "l"))
    put(UInt8(ascii: "l"))
  }

  /// `true` or `false`.
  public mutating func write(_ value: Bool) {
    let word: StaticString = value ? "true" : "false"
    beginValue(reserving: 5)
    word.withUTF8Buffer { append($0) }
  }

  /// A whole number.
  public mutating func write(_ value: Int) { write(integer: value) }

  /// A number, as the shortest text that reads back as the same; one that is not finite makes ``finish()`` throw.
  public mutating func write(_ value: Double) {
    guard value.isFinite else { return fail("\(value) is not a JSON number") }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53,
      whole != 0 || value.sign == .plus || purpose == .comparing
    {
      return write(integer: whole)
    }
    write(number: value.description)
  }

  /// A number that is spelt already; the text is not checked.
  mutating func write(number text: String) {
    var text = text
    text.withUTF8 { bytes in
      beginValue(reserving: bytes.count)
      append(bytes)
    }
  }

  /// Writes `null` in place of a value that JSON cannot express, and makes ``finish()`` throw.
  public mutating func fail(_ reason: String) {
    // Infinities are equal only to themselves, and not to null.
    guard purpose != .comparing else { return write(number: reason) }
    // What is seen may be seen by eyes that know what it means.
    guard purpose != .showing else { return write(reason) }
    beginValue(reserving: 4)
    if failure == nil { failure = (reason, count) }
    putNull()
  }

  /// The digits of any integer.
  @inline(__always)
  mutating func write<T: FixedWidthInteger>(integer value: T) {
    guard T.bitWidth <= 64 else { return write(number: value.description) }
    // Twenty digits and a sign are the most that 64 bits need.
    beginValue(reserving: 21)
    if value < 0 { put(UInt8(ascii: "-")) }
    var rest = UInt64(truncatingIfNeeded: value.magnitude)
    var length = 1
    var bound = rest
    while bound >= 10 {
      bound /= 10
      length &+= 1
    }
    var place = base + (count &+ length)
    count &+= length
    repeat {
      place -= 1
      place.initialize(to: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
  }
}
