import Foundation
import ServiceSimulators
import Testing

@Suite(.timeLimit(.minutes(25))) struct SimulatorJSONTests {
  @Test func whatIsWrittenReadsTheSame() {
    let value: JSON = ["a": [1, -2.5, .null, true, "x\"\\\n\u{1}😀"], "b": ["c": [:], "d": []]]
    #expect(JSON(parsing: value.bytes) == value)
    #expect(JSON(parsing: Array(#" {"a" : "\ud83d\ude00\u00e9"} "#.utf8)) == ["a": "😀é"])
  }

  @Test(arguments: ["", "[1,]", "{\"a\":1,}", "01", "1.", "--1", "+1", "\"\\ud83d\"", "nul", "[1] x", "\"\u{1}\""])
  func whatIsNotJSONIsRefused(_ text: String) {
    #expect(JSON(parsing: Array(text.utf8)) == nil)
  }

  @Test(arguments: [0, 951_782_399.5, 1_800_000_000.25, -1, 4_102_444_799.999] as [TimeInterval])
  func timestampsAgreeWithFoundation(_ seconds: TimeInterval) {
    let date = Date(timeIntervalSince1970: seconds)
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    #expect(JSON.timestamp(date) == .string(date.formatted(style)))
  }
}
