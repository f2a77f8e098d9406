import ClientsmithRuntime
import Foundation
import Testing

private func read<T: JSONDecodable>(_ text: String, as type: T.Type = T.self) throws -> T {
  try JSONReader.decode(type, from: text.utf8)
}

struct JSONNumberTests {
  @Test func integersAreExactToTheirLimits() throws {
    #expect(try read("9223372036854775807", as: Int64.self) == .max)
    #expect(try read("-9223372036854775808", as: Int64.self) == .min)
    #expect(try read("18446744073709551615", as: UInt64.self) == .max)
    #expect(try read("9007199254740993", as: Int.self) == 9_007_199_254_740_993)
    #expect(try read("-128", as: Int8.self) == -128)
    #expect(try read("-0", as: Int.self) == 0)
  }

  @Test(arguments: ["9223372036854775808", "-9223372036854775809", "1e19", "123456789012345678901234567890"])
  func integersThatDoNotFitAreErrors(text: String) {
    #expect(throws: DecodingFailure.self) { try read(text, as: Int64.self) }
  }

  @Test func smallerIntegersAreChecked() {
    #expect(throws: DecodingFailure.self) { try read("128", as: Int8.self) }
    #expect(throws: DecodingFailure.self) { try read("-1", as: UInt64.self) }
    #expect(throws: DecodingFailure.self) { try read("18446744073709551616", as: UInt64.self) }
    #expect(throws: DecodingFailure.self) { try read("2147483648", as: Int32.self) }
  }

  @Test(arguments: [
    ("3.0", 3), ("3e2", 300), ("1.5e1", 15), ("120e-1", 12), ("0.0e5", 0), ("-0.0", 0), ("1E+2", 100),
    ("0e99999999999999999999", 0), ("100000e-5", 1),
  ])
  func wholeNumbersMayHaveAPointOrAnExponent(text: String, value: Int) throws {
    #expect(try read(text, as: Int.self) == value)
  }

  @Test(arguments: ["3.5", "1e-1", "0.1e0", "1e99999999999999999999", "1.0000000000000000000000001"])
  func otherNumbersAreNotIntegers(text: String) {
    #expect(throws: DecodingFailure.self) { try read(text, as: Int.self) }
  }

  @Test func aMonstrousExponentIsNotMistakenForASmallOne() {
    let zeros = String(repeating: "0", count: 99_989)
    #expect(throws: DecodingFailure.self) { try read("0.\(zeros)1e200000", as: Int.self) }
    #expect(throws: DecodingFailure.self) { try read("1\(zeros)0e-200000", as: Int.self) }
  }

  @Test func doublesAreTheNearest() throws {
    for text in [
      "0.1", "1e22", "1e23", "123456789012345678", "9007199254740993", "5e-324", "1.7976931348623157e308", "-0.0",
      "2.2250738585072011e-308", "0.30000000000000004", "1e-7", "4.35", "1234567.891", "17976931348623157e292",
      "0.000000000000000000000000000000000000000000000000001", "1e00000000000000000000001",
    ] {
      #expect(try read(text, as: Double.self).bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test func randomDoublesRoundTrip() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(try read("\(value)", as: Double.self).bitPattern == value.bitPattern)
      let short = (value.significand * 1000).rounded() / 1000
      #expect(try read(String(decoding: JSONWriter.encode(short), as: UTF8.self), as: Double.self) == short)
    }
  }

  @Test func aDoubleBeyondItsRangeIsAnErrorAndNotInfinity() {
    #expect(throws: DecodingFailure.self) { try read("1e999", as: Double.self) }
    #expect(throws: DecodingFailure.self) { try read("1e39", as: Float.self) }
  }

  @Test func decimalsKeepEveryDigit() throws {
    #expect(
      try read("0.1234567890123456789012345678901234567", as: Decimal.self).description
        == "0.1234567890123456789012345678901234567")
    #expect(try String(decoding: JSONWriter.encode(Decimal(string: "19.99")), as: UTF8.self) == "19.99")
  }

  @Test func numbersInTreesKeepTheirSpelling() throws {
    let text = "[1.50,1e2,123456789012345678901234567890,-0]"
    #expect(try read(text, as: JSONValue.self).description == text)
    #expect(try read(text, as: JSONValue.self)[1]?.intValue == 100)
    #expect(JSONNumberText("01") == nil)
    #expect(JSONNumberText(" 1") == nil)
    #expect(JSONNumberText("1e5")?.double == 1e5)
  }

  @Test func bigIntegersPassThrough() throws {
    let text = "-123456789012345678901234567890"
    let value = try read(text, as: BigInteger.self)
    #expect(value.description == text)
    #expect(try String(decoding: JSONWriter.encode(value), as: UTF8.self) == text)
    #expect(BigInteger("-000") == 0)
    #expect(BigInteger("+12")?.integer(Int.self) == 12)
    #expect(BigInteger("1.0") == nil)
  }
}
