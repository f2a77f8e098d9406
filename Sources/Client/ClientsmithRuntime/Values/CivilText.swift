/// Reads the parts of dates and times from ASCII.
struct CivilTextScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  /// Exactly `count` digits.
  mutating func number(digits count: Int) -> Int? {
    guard text.count - position >= count else { return nil }
    var value = 0
    for i in position..<position + count {
      let digit = text[i] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    position += count
    return value
  }

  /// `YYYY-MM-DD`, a day that exists.
  mutating func date() -> CalendarDate? {
    guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
      let day = number(digits: 2)
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// `T`, `t` or a space.
  mutating func takeSeparator() -> Bool { take("T") || take("t") || take(" ") }

  /// `HH:MM:SS` and a fraction, if there is one; second 60 is a leap second.
  mutating func time() -> (seconds: Int, fraction: Double, nanoseconds: Int)? {
    guard let hour = number(digits: 2), hour < 24, take(":"), let minute = number(digits: 2), minute < 60, take(":"),
      let second = number(digits: 2), second <= 60, let (fraction, nanoseconds) = fraction()
    else { return nil }
    return (hour * 3600 + minute * 60 + second, fraction, nanoseconds)
  }

  /// `.` or `,` and digits, or nothing at all; nil if no digit follows the point.
  private mutating func fraction() -> (value: Double, nanoseconds: Int)? {
    guard take(".") || take(",") else { return (0, 0) }
    var digits = 0
    var value = 0
    var scale = 1
    while let digit = next.map({ $0 &- UInt8(ascii: "0") }), digit < 10 {
      // What comes after nanoseconds is far below what a `Date` can tell apart.
      if digits < 9 {
        value = value * 10 + Int(digit)
        scale *= 10
      }
      digits += 1
      position += 1
    }
    return digits == 0 ? nil : (Double(value) / Double(scale), value * (1_000_000_000 / scale))
  }

  /// Seconds east of UTC: `Z`, `±HH:MM`, `±HHMM`, `±HH`, `UTC` or `GMT`, a space before it allowed.
  mutating func offset() -> Int? {
    _ = take(" ")
    if take("Z") || take("z") { return 0 }
    let isWest: Bool
    if take("+") {
      isWest = false
    } else if take("-") {
      isWest = true
    } else {
      return (take("U") && take("T") && take("C")) || (take("G") && take("M") && take("T")) ? 0 : nil
    }
    guard let hours = number(digits: 2), hours < 24 else { return nil }
    let hasColon = take(":")
    if !hasColon, isAtEnd { return (isWest ? -hours : hours) * 3600 }
    guard let minutes = number(digits: 2), minutes < 60 else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}

/// Writes the parts of dates and times as ASCII into a buffer that has ``CivilTextOutput/room`` for any of them.
struct CivilTextOutput {
  static let room = 40

  let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    guard count < buffer.count else { return }
    buffer.initializeElement(at: count, to: byte)
    count &+= 1
  }

  /// A number of two digits.
  @inline(__always)
  mutating func put2(_ value: Int) {
    put(UInt8(truncatingIfNeeded: 48 &+ value / 10))
    put(UInt8(truncatingIfNeeded: 48 &+ value % 10))
  }

  /// `value` in exactly `digits` digits, which must be enough.
  mutating func put(_ value: Int, digits: Int) {
    var divisor = 1
    for _ in 1..<max(digits, 1) { divisor *= 10 }
    while divisor > 0 {
      put(UInt8(truncatingIfNeeded: 48 &+ value / divisor % 10))
      divisor /= 10
    }
  }
}
