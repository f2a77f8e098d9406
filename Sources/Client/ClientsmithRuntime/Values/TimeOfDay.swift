/// A time of day, with an offset from UTC or without one (`format: time`, RFC 3339 `full-time`): `08:30:00Z`.
public struct TimeOfDay: Sendable, Hashable {
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int
  /// 0 to 60, the last for a leap second.
  public let second: Int
  /// 0 to 999,999,999.
  public let nanosecond: Int
  /// Seconds east of UTC, or nil where the text did not say.
  public let utcOffset: Int?

  /// Nil unless there is such a time.
  public init?(hour: Int, minute: Int, second: Int = 0, nanosecond: Int = 0, utcOffset: Int? = nil) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second),
      (0..<1_000_000_000).contains(nanosecond), (-86_399...86_399).contains(utcOffset ?? 0)
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
    self.utcOffset = utcOffset
  }

  private init() {
    (hour, minute, second, nanosecond, utcOffset) = (0, 0, 0, 0, nil)
  }

  /// 00:00 without an offset.
  static let midnight = TimeOfDay()

  /// Reads `08:30:00`, `08:30:00.5+02:00`; nil if it is no time.
  public init?(_ text: String) {
    var text = text
    let parts = text.withUTF8 { buffer -> (seconds: Int, nanoseconds: Int, offset: Int?)? in
      var scanner = CivilTextScanner(buffer)
      guard let time = scanner.time() else { return nil }
      if scanner.isAtEnd { return (time.seconds, time.nanoseconds, nil) }
      guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
      return (time.seconds, time.nanoseconds, offset)
    }
    guard let parts else { return nil }
    // Second 60 is only told from the next minute's 0 by the text; it is kept on the minute it ends.
    let isLeap = text.utf8.dropFirst(6).starts(with: "60".utf8)
    let seconds = isLeap ? parts.seconds - 1 : parts.seconds
    self.init(
      hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60 + (isLeap ? 1 : 0),
      nanosecond: parts.nanoseconds, utcOffset: parts.offset)
  }
}

extension TimeOfDay {
  /// `HH:MM:SS`, and three or six digits of a fraction where there is one.
  static func writeClock(microseconds: Int64, to out: inout CivilTextOutput) {
    let seconds = Int(microseconds / 1_000_000)
    let fraction = Int(microseconds % 1_000_000)
    writeClock(seconds / 3600, seconds / 60 % 60, seconds % 60, to: &out)
    guard fraction != 0 else { return }
    out.put(UInt8(ascii: "."))
    if fraction % 1000 == 0 {
      out.put(fraction / 1000, digits: 3)
    } else {
      out.put(fraction, digits: 6)
    }
  }

  private static func writeClock(_ hour: Int, _ minute: Int, _ second: Int, to out: inout CivilTextOutput) {
    out.put2(hour)
    out.put(UInt8(ascii: ":"))
    out.put2(minute)
    out.put(UInt8(ascii: ":"))
    out.put2(second)
  }

  private func write(to out: inout CivilTextOutput) {
    Self.writeClock(hour, minute, second, to: &out)
    if nanosecond > 0 {
      var digits = 9
      var fraction = nanosecond
      while fraction % 10 == 0 {
        fraction /= 10
        digits -= 1
      }
      out.put(UInt8(ascii: "."))
      out.put(fraction, digits: digits)
    }
    guard let utcOffset else { return }
    if utcOffset == 0 { return out.put(UInt8(ascii: "Z")) }
    out.put(utcOffset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    out.put2(abs(utcOffset) / 3600)
    out.put(UInt8(ascii: ":"))
    out.put2(abs(utcOffset) / 60 % 60)
  }
}

extension TimeOfDay: LosslessStringConvertible {
  /// `08:30:00.5+02:00`.
  public var description: String {
    String(unsafeUninitializedCapacity: CivilTextOutput.room) { buffer in
      var out = CivilTextOutput(buffer: buffer)
      write(to: &out)
      return out.count
    }
  }
}

extension TimeOfDay: JSONCodable, Codable {
  /// Reads a string `08:30:00Z`.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = TimeOfDay(try json.string) else {
      throw json.failure(expected: "a time")
    }
    self = value
  }

  /// Writes `"08:30:00Z"`.
  public func write(to json: inout JSONWriter) { json.quoted(room: CivilTextOutput.room) { write(to: &$0) } }
}
