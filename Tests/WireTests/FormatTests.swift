import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// Values of every format: what they are read as, and that nothing is lost on the way back.
@Suite struct FormatTests {
  private func roundTrip(_ json: String, _ check: (Formats) throws -> Void) async throws -> String {
    try await Carrier.asyncHTTPClient.exchange(answering: .text(json)) { client, server in
      let value = try await client.schemas.getFormats()
      try check(value)
      try await client.schemas.putFormats(value)
      return server.requests.last?.bodyText ?? ""
    }
  }

  @Test(arguments: [
    ("2026-01-02T03:04:05Z", 0.0), ("2026-01-02T03:04:05.250Z", 0.25), ("2026-01-02t03:04:05z", 0),
    ("2026-01-02 03:04:05Z", 0), ("2026-01-02T05:04:05+02:00", 0), ("2026-01-01T22:04:05-05:00", 0),
  ])
  func `date-times in every form`(text: String, fraction: Double) async throws {
    let sent = try await roundTrip(#"{"dateTime":"\#(text)"}"#) { value in
      #expect(value.dateTime == Date(timeIntervalSince1970: 1_767_323_045 + fraction))
    }
    let millis = fraction == 0 ? "000" : "250"
    #expect(
      [#"{"dateTime":"2026-01-02T03:04:05Z"}"#, #"{"dateTime":"2026-01-02T03:04:05.\#(millis)Z"}"#].contains(sent))
  }

  @Test func `texts with a form`() async throws {
    let json =
      #"{"date":"2026-02-28","time":"23:59:60Z","duration":"P1Y2M3DT4H5M6S","uuid":"0123abcd-0123-4567-89ab-0123456789ab","#
      + #""uri":"https://a.example/%7Eb?c=d#e","byte":"+/8=","base64":"AAEC","binary":"raw","unknown":"kept","email":"a@b"}"#
    let sent = try await roundTrip(json) { value in
      #expect(value.date == CalendarDate(year: 2026, month: 2, day: 28))
      #expect(value.uuid == UUID(uuidString: "0123ABCD-0123-4567-89AB-0123456789AB"))
      #expect(value.byte == Data([0xFB, 0xFF]))
      #expect(value.base64 == Data([0, 1, 2]))
      #expect(value.unknown == "kept")
    }
    #expect(sent == json)
  }

  @Test func `numbers, none of which loses a digit`() async throws {
    let json =
      #"{"int32":-2147483648,"int64":9223372036854775807,"uint64":18446744073709551615,"float":0.1,"#
      + #""double":1.7976931348623157e+308,"decimal":12345678901234567890.12345678,"#
      + #""big":123456789012345678901234567890,"plain":0.1}"#
    let sent = try await roundTrip(json) { value in
      #expect(value.int32 == -2_147_483_648)
      #expect(value.int64 == .max)
      #expect(value.uint64 == .max)
      #expect(value.float == 0.1)
      #expect(value.double == .greatestFiniteMagnitude)
      #expect(value.decimal == Decimal(string: "12345678901234567890.12345678"))
      #expect(value.big?.description == "123456789012345678901234567890")
      #expect(value.plain == 0.1)
    }
    #expect(sent == json)
  }

  @Test func `a decimal in a text stays a text`() async throws {
    let json = #"{"decimalText":"12.50"}"#
    #expect(try await roundTrip(json) { _ in } == json)
  }

  @Test(arguments: [
    (#"{"dateTime":"yesterday"}"#, #"dateTime: expected a date-time, found a string of 9 characters"#),
    (#"{"int64":9223372036854775808}"#, "int64: expected a 64-bit integer, found 9223372036854775808"),
    (#"{"int64":1.5}"#, "int64: expected a 64-bit integer, found 1.5"),
    (#"{"uuid":"x"}"#, "uuid: expected a UUID, found a string of 1 character"),
    (#"{"date":"2026-02-30"}"#, #"date: expected a date, found a string of 10 characters"#),
    (#"{"byte":"*"}"#, #"byte: expected base64, found a string of 1 character"#),
  ])
  func `a value that is none is named`(json: String, message: String) async throws {
    try await Carrier.asyncHTTPClient.exchange(answering: .text(json)) { client, _ in
      let error = await #expect(throws: WireClient.Error.self) { try await client.schemas.getFormats() }
      #expect(error.map { "\($0.underlying ?? $0)" } == message)
    }
  }

  @Test func `a null for an optional and a whole number with a fraction of nothing are no mistakes`() async throws {
    let sent = try await roundTrip(#"{"int64":3.0,"dateTime":null,"new":{"a":1}}"#) { value in
      #expect(value.int64 == 3)
      #expect(value.dateTime == nil)
    }
    #expect(sent == #"{"int64":3}"#)
  }
}
