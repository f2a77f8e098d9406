/// A day of the Gregorian calendar without a time or a zone (`format: date`): `2026-01-31`.
public struct CalendarDate: Sendable, Hashable {
  /// 0 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the length of the month.
  public let day: Int

  /// Nil unless there is such a day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else {
      return nil
    }
    self.init(unchecked: year, month, day)
  }

  /// Reads `2026-01-31`; nil unless it is a day that exists.
  public init?(_ text: String) {
    var text = text
    let date = text.withUTF8 { buffer in
      var scanner = CivilTextScanner(buffer)
      let date = scanner.date()
      return scanner.isAtEnd ? date : nil
    }
    guard let date else { return nil }
    self = date
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDate {
  // Both conversions count in eras of 400 years (146,097 days) that begin on 1 March, so that the leap day is the last
  // of its year.

  /// Days from 1970-01-01, negative before it.
  public var daysSince1970: Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day so many days from 1970-01-01; days outside the years 0 to 9999 become the nearest inside.
  public init(daysSince1970: Int) {
    let days = min(max(daysSince1970, -719_528), 2_932_896) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  func write(to out: inout CivilTextOutput) {
    out.put2(year / 100)
    out.put2(year % 100)
    out.put(UInt8(ascii: "-"))
    out.put2(month)
    out.put(UInt8(ascii: "-"))
    out.put2(day)
  }
}

extension CalendarDate: Comparable {
  /// Whether one day is before the other.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: LosslessStringConvertible {
  /// `2026-01-31`.
  public var description: String {
    String(unsafeUninitializedCapacity: CivilTextOutput.room) { buffer in
      var out = CivilTextOutput(buffer: buffer)
      write(to: &out)
      return out.count
    }
  }
}

extension CalendarDate: JSONCodable, Codable {
  /// Reads a string `2026-01-31`.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = CalendarDate(try json.string) else {
      throw json.failure(expected: "a date")
    }
    self = value
  }

  /// Writes `"2026-01-31"`.
  public func write(to json: inout JSONWriter) { json.quoted(room: CivilTextOutput.room) { write(to: &$0) } }
}
