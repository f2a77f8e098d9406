/// The values of JSON numbers, worked out from text that the parser accepted.
enum JSONNumber {
  /// The number as a `T`, or nil unless it is whole and fits. `isPlain` says that it has neither fraction nor exponent.
  @inline(__always)
  static func integer<T: FixedWidthInteger>(
    _ text: UnsafeBufferPointer<UInt8>, isPlain: Bool, as type: T.Type
  ) -> T? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? 1 : 0
    // Eighteen digits cannot overflow an Int64: no check is needed inside the loop.
    if isPlain, text.count &- digits <= 18 {
      var value: Int64 = 0
      var i = digits
      while i < text.count {
        value = value &* 10 &+ Int64(text[i] &- UInt8(ascii: "0"))
        i &+= 1
      }
      return T(exactly: isNegative ? 0 &- value : value)
    }
    return slowInteger(text, as: type)
  }

  /// The number as the nearest `Double`, or nil beyond its range.
  @inline(__always)
  static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    JSONDecimalText(text)?.exactDouble ?? slowDouble(text)
  }

  @inline(never)
  private static func slowInteger<T: FixedWidthInteger>(_ text: UnsafeBufferPointer<UInt8>, as type: T.Type) -> T? {
    let isNegative = text.first == UInt8(ascii: "-")
    guard let digits = JSONIntegerDigits(text) else { return nil }
    var value: T = 0
    for digit in digits.digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, let digit = T(exactly: digit) else { return nil }
      let (sum, carry) =
        isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      guard !carry else { return nil }
      value = sum
    }
    return value
  }

  @inline(never)
  private static func slowDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }
}

/// The digits of a number that is whole although it may be spelt with a fraction or exponent: `3.0`, `12e2`.
struct JSONIntegerDigits {
  private(set) var digits: [UInt8] = []

  /// Nil if the number has a fraction, or more digits than any fixed-width integer holds.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var exponent = 0
    var isExponentNegative = false
    var fraction = 0
    var part = Part.whole
    for byte in text {
      switch (byte, part) {
      case (UInt8(ascii: "."), _): part = .fraction
      case (UInt8(ascii: "e"), _), (UInt8(ascii: "E"), _): part = .exponent
      case (UInt8(ascii: "-"), .exponent): isExponentNegative = true
      case (UInt8(ascii: "-"), _), (UInt8(ascii: "+"), _): break
      case (_, .exponent): exponent = min(exponent * 10 + Int(byte &- UInt8(ascii: "0")), Self.mostExponent)
      default:
        digits.append(byte &- UInt8(ascii: "0"))
        if part == .fraction { fraction += 1 }
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      fraction -= 1
    }
    if digits.isEmpty { return }
    // Only a text of as many digits could be whole and of a sensible size with such an exponent.
    if exponent == Self.mostExponent { return nil }
    let zeros = (isExponentNegative ? -exponent : exponent) - fraction
    guard zeros >= 0, zeros <= 40 else { return nil }
    digits.append(contentsOf: repeatElement(0, count: zeros))
    digits.removeFirst(digits.prefix { $0 == 0 }.count)
    if digits.count > 40 { return nil }
  }

  private static let mostExponent = 100_000

  private enum Part { case whole, fraction, exponent }
}

/// A number as `mantissa × 10^exponent`, where that is exact.
struct JSONDecimalText {
  var mantissa: UInt64 = 0
  var exponent = 0
  var isNegative = false

  /// Nil when the digits or the exponent are too many to be held.
  @inline(__always)
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count <= 24 else { return nil }
    var i = 0
    if text.first == UInt8(ascii: "-") {
      isNegative = true
      i = 1
    }
    var digits = 0
    var isFraction = false
    while i < text.count {
      let byte = text[i]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digits &+= 1
        if isFraction { exponent &-= 1 }
      } else if byte == UInt8(ascii: ".") {
        isFraction = true
      } else {
        break
      }
      i &+= 1
    }
    guard digits <= 19 else { return nil }
    if i < text.count {
      guard let power = Int(String(decoding: text[(i + 1)...], as: UTF8.self)), abs(power) < 1000 else { return nil }
      exponent += power
    }
  }

  /// The value where one rounding gives it: the mantissa fits 53 bits, and the power of ten is exact (Clinger's fast path).
  @inline(__always)
  var exactDouble: Double? {
    guard mantissa <= 1 << 53, exponent >= -22, exponent <= 22 else { return nil }
    let magnitude = Double(mantissa)
    let value = exponent < 0 ? magnitude / Self.powers[-exponent] : magnitude * Self.powers[exponent]
    return isNegative ? -value : value
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]
}
