/// Dates as HTTP writes them (RFC 9110 §5.6.7).
enum HTTPDate {
  /// Seconds since 1970 of an IMF-fixdate, an RFC 850 date or an asctime date; nil for anything else.
  static func seconds(_ text: String) -> Double? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    if words.count == 6, words[5] == "GMT" {
      return seconds(day: words[1], month: words[2], year: words[3], time: words[4])
    }
    if words.count == 5 { return seconds(day: words[2], month: words[1], year: words[4], time: words[3]) }
    return nil
  }

  private static let months = [
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
  ]

  private static func seconds(day: String, month: String, year: String, time: String) -> Double? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { number(String($0), digits: 2) }
    guard let day = number(day, digits: day.utf8.count), (1...31).contains(day), let month = months[month],
      var year = number(year, digits: year.utf8.count == 2 ? 2 : 4), clock.count == 3,
      let hour = clock[0], hour < 24, let minute = clock[1], minute < 60, let second = clock[2], second <= 60
    else { return nil }
    // RFC 850 dates have two digits, to be read as the nearest past: no server sends them for years before 1970.
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    // In floating point: the seconds of 2038 and later are too many for the 32 bits of a watch's `Int`.
    return Double(days(year: year, month: month, day: day)) * 86_400 + Double(hour * 3600 + minute * 60 + second)
  }

  private static func number(_ text: String, digits: Int) -> Int? {
    guard text.utf8.count == digits, (1...4).contains(digits), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// Days from 1970-01-01 to a date of the Gregorian calendar.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    // Years that begin in March put the leap day at their end, where it moves no other day.
    let year = month > 2 ? year : year - 1
    let century = year / 100
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return 365 * year + year / 4 - century + century / 4 + dayOfYear - 719_468
  }
}
