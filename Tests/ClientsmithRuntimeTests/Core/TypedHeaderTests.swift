import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Declared headers as servers really write them.
@Suite(.timeLimit(.minutes(25))) struct TypedHeaderTests {
  private func fields(_ value: String) -> HTTPFields { .of(("X-Value", value)) }

  @Test("a boolean may be spelt as languages print it", arguments: ["true", "True", "TRUE", "false", "False"])
  func flags(text: String) throws {
    #expect(try fields(text).typed("X-Value", as: Bool.self) == (text.lowercased() == "true"))
    // Who asks for the text gets it.
    #expect(try fields(text).typed("X-Value", as: String.self) == text)
  }

  @Test("what is no boolean is not made one", arguments: ["1", "yes", "truest", ""])
  func noFlags(text: String) {
    #expect(throws: DecodingFailure.self) { try fields(text).typed("X-Value", as: Bool.self) }
  }

  @Test(
    "a date of HTTP is a date-time, in each of its three forms",
    arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
  func dates(text: String) throws {
    let date = Date(timeIntervalSince1970: 784_111_777)
    #expect(try fields(text).typed("X-Value", as: Date.self) == date)
    #expect(try fields(text).typed("X-Value", as: String.self) == text)
    #expect(try fields("1994-11-06T08:49:37Z").typed("X-Value", as: Date.self) == date)
  }

  @Test("a date-time without an offset is one of UTC where the caller says so, and an error otherwise")
  func naiveDates() throws {
    let text = "1994-11-06T08:49:37"
    #expect(throws: DecodingFailure.self) { try fields(text).typed("X-Value", as: Date.self) }
    let date = try fields(text).typed("X-Value", as: Date.self, assumesUTC: true)
    #expect(date == Date(timeIntervalSince1970: 784_111_777))
    #expect(try fields("[\"\(text)\"]").typed("X-Value", json: [Date].self, assumesUTC: true)?.first == date)
  }

  @Test("an error shows the length of what came")
  func errors() {
    let failure = #expect(throws: DecodingFailure.self) { try fields("sk_live_123").typed("X-Value", as: Int.self) }
    #expect(failure.map { "\($0)" } == "X-Value: expected an integer, found a string of 11 characters")
  }
}
