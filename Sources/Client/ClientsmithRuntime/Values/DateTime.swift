#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The text of an instant: RFC 3339 `date-time`.
///
/// Reading forgives what servers really send, as long as no guess is needed: a space for the `T`, lower case, fractions
/// of any length, offsets without their colon or minutes, and ` UTC` or ` GMT` in place of the offset. A time without
/// any offset is refused, since nobody knows which instant it is, unless the reader says that it is one of UTC:
/// ``ClientConfiguration/assumesUTC``.
public enum DateTime {
  /// The instant that `text` names, or nil if it is no date-time.
  public static func parse(_ text: String) -> Date? { parse(text, assumesUTC: false) }

  /// The same; with `assumesUTC`, a time without an offset is one of UTC.
  public static func parse(_ text: String, assumesUTC: Bool) -> Date? {
    var text = text
    return text.withUTF8 { parse($0, assumesUTC: assumesUTC) }
  }

  /// RFC 3339 in UTC, with milliseconds or microseconds where there are any: `2026-01-31T08:00:00.250Z`.
  ///
  /// A `Date` holds microseconds within 272 years of 2001; what is farther off is written to the millisecond.
  public static func text(_ date: Date) -> String {
    String(unsafeUninitializedCapacity: CivilTextOutput.room) { buffer in
      var out = CivilTextOutput(buffer: buffer)
      write(date, to: &out)
      return out.count
    }
  }

  static func parse(_ text: UnsafeBufferPointer<UInt8>, assumesUTC: Bool = false) -> Date? {
    var scanner = CivilTextScanner(text)
    guard let date = scanner.date(), scanner.takeSeparator(), let time = scanner.time(),
      let offset = assumesUTC && scanner.isAtEnd ? 0 : scanner.offset(), scanner.isAtEnd
    else { return nil }
    // In 64 bits also where `Int` has 32, as on some watches.
    let seconds = Int64(date.daysSince1970) * 86_400 + Int64(time.seconds - offset)
    // 2001-01-01 is where `Date` counts from: the fewer the seconds before the point, the more digits after it.
    return Date(timeIntervalSinceReferenceDate: Double(seconds - 978_307_200) + time.fraction)
  }

  static func write(_ date: Date, to out: inout CivilTextOutput) {
    let interval = date.timeIntervalSinceReferenceDate
    // Beyond the years that four digits can name there is no RFC 3339 text; the nearest that has one is written.
    let limited = interval.isNaN ? 0 : min(max(interval, -63_145_526_400), 252_423_993_599)
    // The microseconds of a distant date would be noise of its last binary digit.
    let isNear = abs(limited) < 0x2_0000_0000
    let elapsed = isNear ? Int64((limited * 1e6).rounded()) : Int64((limited * 1e3).rounded()) * 1000
    let (days, rest) = (elapsed + 978_307_200_000_000).flooredDivision(by: 86_400_000_000)
    CalendarDate(daysSince1970: Int(days)).write(to: &out)
    out.put(UInt8(ascii: "T"))
    TimeOfDay.writeClock(microseconds: rest, to: &out)
    out.put(UInt8(ascii: "Z"))
  }
}

extension Int64 {
  /// Quotient and remainder, the remainder never negative; `divisor` is positive.
  func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
