import ClientsmithRuntime
import Foundation
import Testing

struct DateTimeTests {
  @Test(arguments: [
    "2023-07-25T13:34:49Z", "2023-07-25t13:34:49z", "2023-07-25 13:34:49 UTC", "2023-07-25 13:34:49 GMT",
    "2023-07-25T15:34:49+02:00", "2023-07-25T15:34:49+0200", "2023-07-25T15:34:49+02", "2023-07-25 05:34:49 -08:00",
    "2023-07-25T13:34:49.000Z", "2023-07-25T13:34:49-00:00", "2023-07-26T00:34:49+11:00",
  ])
  func everySpellingOfAnInstantIsRead(text: String) {
    #expect(DateTime.parse(text)?.timeIntervalSince1970 == 1_690_292_089)
  }

  @Test func fractionsOfAnyLengthAreRead() {
    #expect(DateTime.parse("1970-01-01T00:00:00.5Z")?.timeIntervalSince1970 == 0.5)
    #expect(DateTime.parse("1970-01-01T00:00:00,25Z")?.timeIntervalSince1970 == 0.25)
    #expect(DateTime.parse("2023-07-25T13:34:49.123456789123Z").map(DateTime.text) == "2023-07-25T13:34:49.123457Z")
  }

  @Test(arguments: ["2024-12-10T15:48:49.672141Z", "2021-01-01T09:39:00.000001Z", "1730-01-01T00:00:00.999999Z"])
  func microsecondsAreKept(text: String) {
    #expect(DateTime.parse(text).map(DateTime.text) == text)
  }

  @Test func aDistantDateIsWrittenToTheMillisecond() {
    #expect(DateTime.parse("9000-01-01T00:00:00.25Z").map(DateTime.text) == "9000-01-01T00:00:00.250Z")
  }

  @Test(arguments: [
    "", "2023-07-25", "2023-07-25T13:34:49", "2023-07-25T13:34Z", "2023-02-29T00:00:00Z", "2023-13-01T00:00:00Z",
    "2023-00-01T00:00:00Z", "2023-07-25T24:00:00Z", "2023-07-25T13:60:00Z", "2023-07-25T13:34:61Z",
    "2023-07-25T13:34:49.Z", "2023-07-25T13:34:49Zx", "2023-07-25T13:34:49+2:00", "2023-07-25T13:34:49+25:00",
    "23-07-25T13:34:49Z", "2023-07-25T13:34:49 EST", "１９70-01-01T00:00:00Z", "1900-02-29T00:00:00Z",
  ])
  func whatIsNoInstantIsRefused(text: String) {
    #expect(DateTime.parse(text) == nil)
  }

  @Test func aLeapSecondIsTheNextMinute() {
    #expect(DateTime.parse("2016-12-31T23:59:60Z") == DateTime.parse("2017-01-01T00:00:00Z"))
  }

  @Test func itIsWrittenInUTCWithAFractionIfThereIsOne() {
    #expect(DateTime.text(Date(timeIntervalSince1970: 0)) == "1970-01-01T00:00:00Z")
    #expect(DateTime.text(Date(timeIntervalSince1970: 1.5)) == "1970-01-01T00:00:01.500Z")
    #expect(DateTime.text(Date(timeIntervalSince1970: -0.001)) == "1969-12-31T23:59:59.999Z")
    #expect(DateTime.text(Date(timeIntervalSince1970: 1.9999999)) == "1970-01-01T00:00:02Z")
    #expect(DateTime.text(Date(timeIntervalSince1970: -62_135_596_800)) == "0001-01-01T00:00:00Z")
  }

  @Test func datesThatNoTextCanNameBecomeTheNearest() {
    #expect(DateTime.text(.distantFuture).hasPrefix("4001"))
    #expect(DateTime.text(Date(timeIntervalSince1970: 1e300)) == "9999-12-31T23:59:59Z")
    #expect(DateTime.text(Date(timeIntervalSince1970: -1e300)) == "0000-01-01T00:00:00Z")
    #expect(DateTime.text(Date(timeIntervalSinceReferenceDate: .nan)) == "2001-01-01T00:00:00Z")
  }

  @Test func itAgreesWithFoundationOnRandomInstants() throws {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    // From 1583: before, Foundation counts in Julian days, while ISO 8601 and RFC 3339 go on with the Gregorian ones.
    for _ in 0..<2000 {
      let date = Date(timeIntervalSince1970: Double(Int64.random(in: -12_200_000_000_000...200_000_000_000_000)) / 1000)
      let parsed = try #require(DateTime.parse(DateTime.text(date)))
      #expect(abs(parsed.timeIntervalSince(date)) < 0.0005)
      #expect(try abs(style.parse(DateTime.text(date.addingTimeInterval(0.0001))).timeIntervalSince(date)) < 0.0015)
      #expect(DateTime.parse(style.format(date)).map { abs($0.timeIntervalSince(date)) < 0.0011 } == true)
    }
  }

  @Test func aDateInAModelIsReadAndWritten() throws {
    let date = try JSONReader.decode(Date.self, from: #""2023-07-25 13:34:49 UTC""#.utf8)
    #expect(try String(decoding: JSONWriter.encode([date]), as: UTF8.self) == #"["2023-07-25T13:34:49Z"]"#)
    #expect(try JSONReader.decode(Date.self, from: #""2023-07-25T13\u003a34:49Z""#.utf8) == date)
    #expect {
      try JSONReader.decode([Date].self, from: "[12]".utf8)
    } throws: {
      "\($0)" == "[0]: expected a date-time, found 12"
    }
  }
}

struct CalendarDateTests {
  @Test func everyDayOfSixCenturiesHasItsNumber() {
    var previous = CalendarDate(daysSince1970: -200_001)
    for days in -200_000..<60_000 {
      let date = CalendarDate(daysSince1970: days)
      guard date.daysSince1970 == days, date > previous, CalendarDate(date.description) == date else {
        Issue.record("\(date)")
        return
      }
      previous = date
    }
    #expect(CalendarDate(daysSince1970: 0).description == "1970-01-01")
    #expect(CalendarDate("2000-02-29")?.daysSince1970 == 11016)
    #expect(CalendarDate("0000-01-01")?.daysSince1970 == -719_528)
  }

  @Test(arguments: ["2023-02-29", "2023-1-1", "2023-01-01T", "0023-00-10", "2023-04-31", "", "20230101"])
  func whatIsNoDayIsRefused(text: String) {
    #expect(CalendarDate(text) == nil)
  }
}

struct TimeOfDayTests {
  @Test(arguments: ["08:30:00", "08:30:00Z", "23:59:60Z", "00:00:00.000000001+05:30", "12:00:00.5-03:00"])
  func timesRoundTrip(text: String) {
    #expect(TimeOfDay(text)?.description == text)
  }

  @Test(arguments: ["24:00:00", "8:30:00", "08:30", "08:30:00+", "08:30:00.x", "08:30:61"])
  func whatIsNoTimeIsRefused(text: String) {
    #expect(TimeOfDay(text) == nil)
  }
}

struct ISO8601DurationTests {
  @Test(arguments: ["P1Y2M3DT4H5M6.7S", "P2W", "PT0S", "-P1D", "PT36H", "P1DT0.000000001S"])
  func durationsRoundTrip(text: String) {
    #expect(ISO8601Duration(text)?.description == text)
  }

  @Test(arguments: [
    "", "P", "PT", "P1DT", "P1H", "PT1D", "P1D2Y", "P1.5D", "1D", "P1D1D", "P-1D", "P1S", "PT1M1H",
    "P99999999999999999D",
  ])
  func whatIsNoDurationIsRefused(text: String) {
    #expect(ISO8601Duration(text) == nil)
  }

  @Test func aLengthIsKnownWithoutMonths() {
    #expect(ISO8601Duration("P1W1DT1H1M1.5S")?.duration == .milliseconds(694_861_500))
    #expect(ISO8601Duration("-PT90M")?.duration == .seconds(-5400))
    #expect(ISO8601Duration("P1M")?.duration == nil)
  }

  @Test(
    "a time without an offset is one of UTC where that is said, and otherwise the error says how to say it",
    arguments: ["2026-01-31T08:00:00", "2026-01-31 08:00:00.25", "2026-01-31t08:00:00,5"])
  func naive(text: String) throws {
    #expect(DateTime.parse(text) == nil)
    #expect(DateTime.parse(text, assumesUTC: true) == DateTime.parse(text + "Z"))
    let json = try JSONWriter.encode([text])
    let failure = #expect(throws: DecodingFailure.self) { try JSONReader.decode([Date].self, from: json) }
    #expect(failure.map { "\($0)" }?.contains("`assumesUTC`") == true)
    let dates = try JSONReadingRules.reading(assumesUTC: true) { try JSONReader.decode([Date].self, from: json) }
    #expect(dates == [try #require(DateTime.parse(text + "Z"))])
    #expect(DateTime.parse("2026-01-31T08:00:00+02:00", assumesUTC: true) == DateTime.parse("2026-01-31T06:00:00Z"))
    for other in ["2026-01-31", "2026-01-31T08:00", "2026-01-31T08:00:00 ", "x"] {
      #expect(DateTime.parse(other, assumesUTC: true) == nil)
    }
  }
}
