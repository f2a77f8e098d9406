/// A length of time in calendar units (`format: duration`, RFC 3339 appendix A): `P1DT12H`.
///
/// Months and years have no fixed length, so it is not a `Duration`; ``ISO8601Duration/duration`` is one where it can.
public struct ISO8601Duration: Sendable, Hashable {
  /// Whether all of it counts backwards.
  public var isNegative = false
  /// Calendar years.
  public var years = 0
  /// Calendar months.
  public var months = 0
  /// Weeks of seven days.
  public var weeks = 0
  /// Calendar days.
  public var days = 0
  /// Hours, 24 and more allowed.
  public var hours = 0
  /// Minutes, 60 and more allowed.
  public var minutes = 0
  /// Whole seconds, 60 and more allowed.
  public var seconds = 0
  /// 0 to 999,999,999.
  public var nanoseconds = 0

  /// No time at all.
  public init() {}

  /// Reads `P1Y2M3DT4H5M6.7S` or `P2W`; nil if it is no duration.
  public init?(_ text: String) {
    var bytes = Substring(text).utf8
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      isNegative = bytes.removeFirst() == UInt8(ascii: "-")
    }
    guard bytes.popFirst() == UInt8(ascii: "P") else { return nil }
    var isTime = false
    // Units come once each and from the largest down; the index of the last one seen enforces both.
    var last = -1
    while let byte = bytes.first {
      if byte == UInt8(ascii: "T") {
        guard !isTime, bytes.count > 1 else { return nil }
        isTime = true
        bytes.removeFirst()
        continue
      }
      guard let (value, nanoseconds) = Self.number(&bytes), let letter = bytes.popFirst(),
        let unit = Self.unit(letter, isTime: isTime), unit > last, nanoseconds == nil || letter == UInt8(ascii: "S")
      else { return nil }
      last = unit
      self[keyPath: Self.units[unit]] = value
      self.nanoseconds = nanoseconds ?? 0
    }
    if last < 0 { return nil }
  }

  private static var units: [WritableKeyPath<ISO8601Duration, Int>] {
    [\.years, \.months, \.weeks, \.days, \.hours, \.minutes, \.seconds]
  }

  private static func unit(_ letter: UInt8, isTime: Bool) -> Int? {
    switch (letter, isTime) {
    case (UInt8(ascii: "Y"), false): 0
    case (UInt8(ascii: "M"), false): 1
    case (UInt8(ascii: "W"), false): 2
    case (UInt8(ascii: "D"), false): 3
    case (UInt8(ascii: "H"), true): 4
    case (UInt8(ascii: "M"), true): 5
    case (UInt8(ascii: "S"), true): 6
    default: nil
    }
  }

  /// Digits, and the nanoseconds of a fraction if there is one.
  private static func number(_ bytes: inout Substring.UTF8View) -> (value: Int, nanoseconds: Int?)? {
    let digits = bytes.prefix { $0 &- 48 < 10 }
    guard !digits.isEmpty, digits.count <= 15, let value = Int(Substring(digits)) else { return nil }
    bytes.removeFirst(digits.count)
    guard bytes.first == UInt8(ascii: ".") || bytes.first == UInt8(ascii: ",") else { return (value, nil) }
    bytes.removeFirst()
    let fraction = bytes.prefix { $0 &- 48 < 10 }
    guard !fraction.isEmpty else { return nil }
    bytes.removeFirst(fraction.count)
    var nanoseconds = 0
    var scale = 100_000_000
    for digit in fraction.prefix(9) {
      nanoseconds += Int(digit &- 48) * scale
      scale /= 10
    }
    return (value, nanoseconds)
  }
}

extension ISO8601Duration {
  /// The length in seconds, a day being 24 hours; nil where years or months are involved.
  public var duration: Duration? {
    guard years == 0, months == 0 else { return nil }
    let days = Int64(weeks).multipliedReportingOverflow(by: 7)
    guard !days.overflow else { return nil }
    // In 64 bits also where `Int` has 32: there it is 68 years of seconds.
    let parts: [(Int64, Int64)] = [
      (days.partialValue, 86_400), (Int64(self.days), 86_400), (Int64(hours), 3600), (Int64(minutes), 60),
      (Int64(seconds), 1),
    ]
    var total: Int64 = 0
    for (count, length) in parts {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      let (sum, carry) = total.addingReportingOverflow(product)
      guard !overflow, !carry else { return nil }
      total = sum
    }
    let length = Duration.seconds(total) + .nanoseconds(nanoseconds)
    return isNegative ? .zero - length : length
  }
}

extension ISO8601Duration: LosslessStringConvertible {
  /// `P1DT12H`; nothing at all is `PT0S`.
  public var description: String {
    var text = isNegative ? "-P" : "P"
    for (value, letter) in [(years, "Y"), (months, "M"), (weeks, "W"), (days, "D")] where value != 0 {
      text += "\(value)\(letter)"
    }
    var time = ""
    for (value, letter) in [(hours, "H"), (minutes, "M")] where value != 0 { time += "\(value)\(letter)" }
    if nanoseconds > 0 {
      var fraction = String(nanoseconds)
      fraction = String(repeating: "0", count: max(0, 9 - fraction.count)) + fraction
      while fraction.last == "0" { fraction.removeLast() }
      time += "\(seconds).\(fraction)S"
    } else if seconds != 0 {
      time += "\(seconds)S"
    }
    if !time.isEmpty { text += "T\(time)" }
    return text.last == "P" ? text + "T0S" : text
  }
}

extension ISO8601Duration: JSONCodable, Codable {
  /// Reads a string such as `P1DT12H`.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = ISO8601Duration(try json.string) else {
      throw json.failure(expected: "a duration")
    }
    self = value
  }

  /// Writes a string such as `P1DT12H`.
  public func write(to json: inout JSONWriter) { json.write(description) }
}
