import Foundation

/// What is read from text is written as text that means the same.
enum ValueFuzzer {
  static func run(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let date = DateTime.parse(text) {
      guard let again = DateTime.parse(DateTime.text(date)) else { preconditionFailure("\(date)") }
      // Offsets reach a day beyond the years that have a text.
      let isBeyond = date.timeIntervalSince1970 < -62_167_219_200 || date.timeIntervalSince1970 >= 253_402_300_799
      precondition(isBeyond || abs(again.timeIntervalSince(date)) <= 0.000_51)
    }
    if let date = CalendarDate(text) {
      precondition(CalendarDate(date.description) == date)
      precondition(CalendarDate(daysSince1970: date.daysSince1970) == date)
    }
    if let time = TimeOfDay(text) { precondition(TimeOfDay(time.description) == time) }
    if let duration = ISO8601Duration(text) {
      precondition(ISO8601Duration(duration.description) == duration)
      _ = duration.duration
    }
    if let integer = BigInteger(text) { precondition(BigInteger(integer.description) == integer) }
    if let number = JSONNumberText(text) {
      _ = number.int
      _ = number.double
    }
    if let decoded = Base64.decode(text) { precondition(Base64.decode(Base64.encode(decoded)) == decoded) }
    precondition(Base64.decode(Base64.encode(bytes)) == bytes)
  }
}
