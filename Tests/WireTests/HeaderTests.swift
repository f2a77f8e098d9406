import ClientsmithRuntime
import LoopbackServers
import Testing
import Wire

/// Parameters in headers and cookies, as the server sees them.
@Suite struct HeaderTests {
  @Test(arguments: Carrier.allCases)
  func `scalars, lists, objects and JSON in headers`(carrier: Carrier) async throws {
    let point = Point(x: 1, label: "b c")
    let requests = try await carrier.requests { client in
      try await client.headers.simpleHeaders(
        xText: "a/b; ü\r\nX-Evil: 1", xList: ["a", "b c"], xObject: point, xExploded: point, xPoint: point,
        xDay: CalendarDate(year: 2026, month: 2, day: 3))
      try await client.headers.simpleHeaders()
    }
    let first = try #require(requests.first)
    #expect(first.header("X-Text") == "a/b; ü%0D%0AX-Evil: 1")
    #expect(first.header("X-Evil") == nil)
    #expect(first.header("X-List") == "a,b c")
    #expect(first.header("X-Object") == "x,1,label,b c")
    #expect(first.header("X-Exploded") == "x=1,label=b c")
    #expect(first.header("X-Point") == #"{"x":1,"label":"b c"}"#)
    #expect(first.header("X.Day") == "2026-02-03")
    #expect(requests.last?.text.contains("X-") == false)
  }

  @Test(arguments: Carrier.allCases)
  func `cookies in both styles`(carrier: Carrier) async throws {
    let point = Point(x: 1, label: "b c")
    let requests = try await carrier.requests { client in
      try await client.headers.formCookies(session: "a b;c", list: ["1", "2"], object: point, jsonCookie: Point(x: 2))
      try await client.headers.rawCookies(greeting: "Hello, world!", list: ["1", "2"], point: point)
      try await client.headers.formCookies()
    }
    #expect(
      requests.map { $0.header("Cookie") } == [
        "session=a%20b%3Bc; list=1,2; object=x,1,label,b%20c; json=%7B%22x%22%3A2%7D",
        "greeting=Hello, world!; list=1,2; x=1; label=b c",
        nil,
      ])
  }

  @Test(arguments: Carrier.allCases)
  func `what every request carries`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      try await client.queries.form()
      var options = RequestOptions()
      options.headers[.userAgent] = "mine/1"
      options.headers[.accept] = "text/html"
      options.query = [.init("extra", "a b")]
      options.idempotencyKey = "key-1"
      try await client.bodies.sendOptional(options: options)
    }
    let first = try #require(requests.first)
    #expect(first.header("Accept") == "application/json")
    #expect(first.header("User-Agent")?.hasPrefix("Wire/1.0 clientsmith/\(RuntimeVersion.current) (") == true)
    #expect(first.header("Content-Type") == nil)
    #expect(first.header("Content-Length") == nil)
    let second = try #require(requests.last)
    #expect(second.target == "/body/optional?extra=a%20b")
    #expect(second.header("User-Agent") == "mine/1")
    #expect(second.header("Accept") == "text/html")
    #expect(second.header("Idempotency-Key") == "key-1")
  }
}
