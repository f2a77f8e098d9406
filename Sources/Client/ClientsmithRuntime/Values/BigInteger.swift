/// A whole number of any size, kept as its digits: what `type: integer` becomes when it may exceed 64 bits.
///
/// It carries the number without loss and does no arithmetic.
public struct BigInteger: Sendable, Hashable {
  /// A minus sign if negative, and digits without leading zeros.
  public let digits: String

  /// Nil unless `text` is a sign, if any, and digits.
  public init?(_ text: String) {
    var rest = text.utf8[...]
    let sign = rest.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty, rest.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    let significant = rest.drop { $0 == UInt8(ascii: "0") }
    guard !significant.isEmpty else {
      digits = "0"
      return
    }
    digits = (sign == UInt8(ascii: "-") ? "-" : "") + String(Substring(significant))
  }

  /// Any integer.
  public init(_ value: some FixedWidthInteger) { digits = value.description }

  /// The number as a fixed-width integer, if it fits.
  public func integer<T: FixedWidthInteger>(_ type: T.Type = T.self) -> T? { T(digits) }
}

extension BigInteger: LosslessStringConvertible {
  /// The digits.
  public var description: String { digits }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// A literal of up to 64 bits.
  public init(integerLiteral value: Int64) { self.init(value) }
}

extension BigInteger: JSONCodable, Codable {
  /// A number without fraction or exponent.
  public init(json: borrowing JSONReader) throws {
    guard json.word.is(.integer), let value = BigInteger(try json.numberText) else {
      throw json.failure(expected: "an integer")
    }
    self = value
  }

  /// Writes a number of all the digits.
  public func write(to json: inout JSONWriter) { json.write(number: digits) }
}
