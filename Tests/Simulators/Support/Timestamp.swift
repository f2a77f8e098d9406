import Foundation

extension JSON {
  /// A date-time with milliseconds in UTC, as all four services write it; Foundation's formatter is too slow for
  /// thousands of items.
  package static func timestamp(_ date: Date) -> JSON {
    let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
    let (days, rest) = CivilTime.divide(milliseconds, by: 86_400_000)
    let (year, month, day) = CivilTime.date(days)
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { CivilTime.padded($0, 2) }
    return .string(
      "\(CivilTime.padded(year, 4))-\(CivilTime.padded(month, 2))-\(CivilTime.padded(day, 2))T"
        + clock.joined(separator: ":") + ".\(CivilTime.padded(rest % 1000, 3))Z")
  }
}

extension Date {
  /// The time as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 section 5.6.7).
  package var httpText: String {
    let seconds = Int(timeIntervalSince1970.rounded(.down))
    let (days, rest) = CivilTime.divide(seconds, by: 86_400)
    let (year, month, day) = CivilTime.date(days)
    // 1970 began on a Thursday.
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][CivilTime.divide(days, by: 7).1]
    let name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { CivilTime.padded($0, 2) }.joined(separator: ":")
    return "\(weekday), \(CivilTime.padded(day, 2)) \(name) \(CivilTime.padded(year, 4)) \(clock) GMT"
  }
}

/// Dates of the Gregorian calendar without Foundation's formatters.
private enum CivilTime {
  /// Year, month and day of a day counted from 1970-01-01, by eras of 400 years beginning in March.
  static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = divide(days + 719_468, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Quotient rounded down and what is left, also for times before 1970.
  static func divide(_ value: Int, by divisor: Int) -> (Int, Int) {
    let quotient = value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    return (quotient, value - quotient * divisor)
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
