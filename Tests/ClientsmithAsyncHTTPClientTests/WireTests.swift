import ClientsmithAsyncHTTPClient
@_spi(Generated) import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import HTTPTypes
import LoopbackServers
import Testing

extension Carrier {
  /// A connection to a loopback server. How long an answer takes is the machine's affair.
  func connection(to url: String, retries: RetryPolicy = .never) -> Connection {
    Connection(
      description: APIDescription(name: "Wire", version: "1"), server: url,
      configuration: ClientConfiguration(
        transport: transport, retries: retries, timeout: nil, rateLimits: RateLimiting(registry: RateLimitRegistry()),
        environment: TestEnvironment().environment))
  }
}

/// What a generated call puts on the network, byte for byte.
@Suite(.timeLimit(.minutes(25))) struct WireTests {
  static let empty = "HTTP/1.1 204 No Content\r\n\r\n"

  @Test(arguments: Carrier.allCases)
  func `path, query, headers and cookies`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.empty)
    var request = OperationRequest("x", .get, "/a/{id}/b;v=1", .default)
    request.path("id", "x/y é")
    request.query("page[size]", 2)
    request.query("filter", ["a": ["b": 1]] as JSONValue, style: .deepObject)
    request.query("q", "a+b c", allowReserved: true)
    request.header("X-List", ["a", "b c"])
    request.cookie("sid", "1 2")
    request.cookie("theme", "dark")
    try await carrier.connection(to: server.url + "/v1").empty(request)
    let received = try #require(server.requests.first)
    #expect(
      received.line
        == "GET /v1/a/x%2Fy%20%C3%A9/b;v=1?page%5Bsize%5D=2&filter%5Ba%5D%5Bb%5D=1&q=a+b%20c HTTP/1.1")
    #expect(received.header("X-List") == "a,b c")
    #expect(received.header("Cookie") == "sid=1%202; theme=dark")
    #expect(received.header("User-Agent")?.hasPrefix("Wire/1 clientsmith/\(RuntimeVersion.current) (") == true)
    #expect(received.header("Content-Length") == nil)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `bodies of every kind`(carrier: Carrier) async throws {
    let server = try await RawServer.start(answering: Self.empty)
    let connection = carrier.connection(to: server.url)
    var json = OperationRequest("x", .put, "/json", .default)
    json.body(json: ["a": nil, "b": [1]] as JSONValue, contentType: "application/merge-patch+json")
    var form = OperationRequest("x", .post, "/form", .default)
    form.body(form: ["a b": "c&d"] as JSONValue)
    var text = OperationRequest("x", .post, "/text", .default)
    text.body(text: "grün")
    var array = OperationRequest("x", .delete, "/array", .default)
    array.body(json: ["1", "2"])
    var none = OperationRequest("x", .post, "/none", .default)
    none.body(json: JSONValue?.none)
    for request in [json, form, text, array, none] { try await connection.empty(request) }
    let received = server.requests
    #expect(
      received.map { String(decoding: $0.body, as: UTF8.self) } == [
        #"{"a":null,"b":[1]}"#, "a+b=c%26d", "grün", #"["1","2"]"#, "",
      ])
    #expect(
      received.map { $0.header("Content-Type") } == [
        "application/merge-patch+json", "application/x-www-form-urlencoded", "text/plain; charset=utf-8",
        "application/json", nil,
      ])
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a streamed file arrives with its length`(carrier: Carrier) async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString).bin")
    let content = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    try content.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let server = try await RawServer.start(answering: Self.empty)
    var request = OperationRequest("x", .put, "/file", .default)
    let told = Locked<Int64>(0)
    request.body(
      try BodyContent.file(file).reportingProgress { progress in told.withLock { $0 = progress.completed } },
      contentType: "application/octet-stream")
    try await carrier.connection(to: server.url).empty(request)
    let received = try #require(server.requests.first)
    #expect(received.header("Content-Length") == "300000")
    #expect(received.header("Content-Type") == "application/octet-stream")
    #expect(Data(received.body) == content)
    #expect(told.withLock { $0 } == 300_000)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a replay sends the same body`(carrier: Carrier) async throws {
    let count = Locked(0)
    let server = try await RawServer.start { _ in
      let turn = count.withLock { count in
        count += 1
        return count
      }
      return [
        .send(Array((turn < 3 ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n" : Self.empty).utf8))
      ]
    }
    var form = MultipartForm(boundary: "B")
    form.file("f", .replayableStream(length: 3) { ByteStream(Array("abc".utf8)) })
    var request = OperationRequest("x", .put, "/", .default)
    request.body(multipart: form)
    try await carrier.connection(to: server.url, retries: .default).empty(request)
    #expect(server.requests.count == 3)
    #expect(Set(server.requests.map(\.body)).count == 1)
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `events arrive one by one while the connection is open`(carrier: Carrier) async throws {
    let server = try await RawServer.start { _ in
      [
        .send(
          Array(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: 1\ndata: {\"n\":1}\n\ndata: {\"n\":2}\n\n"
              .utf8)),
        .hang,
      ]
    }
    var seen: [Int] = []
    let events = carrier.connection(to: server.url)
      .events(OperationRequest("x", .get, "/events", .default), of: JSONValue.self)
    for try await event in events {
      seen.append(event["n"]?.intValue ?? 0)
      if seen.count == 2 { break }
    }
    #expect(seen == [1, 2])
    try await server.until { $0.aborted == 1 }
    await server.stop()
  }

  @Test(arguments: Carrier.allCases)
  func `a download is streamed to a file`(carrier: Carrier) async throws {
    let body = [UInt8]((0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    let server = try await RawServer.start { _ in
      [.send(Array("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n".utf8) + body)]
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("wire-\(UUID().uuidString).bin")
    defer { try? FileManager.default.removeItem(at: file) }
    let stream = try await carrier.connection(to: server.url).bytes(OperationRequest("x", .get, "/", .default))
    let last = Locked<TransferProgress?>(nil)
    #expect(try await stream.write(to: file) { progress in last.withLock { $0 = progress } } == 500_000)
    #expect(last.withLock { $0?.fraction } == 1)
    #expect(try Data(contentsOf: file) == Data(body))
    await server.stop()
  }
}
