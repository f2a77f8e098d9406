import ClientsmithAsyncHTTPClient
@_spi(Generated) import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing

/// What we send, as another program's parsers understand it.
@Suite(.enabled(if: PythonServer.isAvailable, "there is no python3 on the path"), .serialized, .timeLimit(.minutes(25)))
struct IndependentParserTests {
  private func ask(
    _ carrier: Carrier, _ method: HTTPRequest.Method, _ path: String, _ body: (inout OperationRequest) -> Void
  ) async throws -> JSONValue {
    let server = try PythonServer()
    defer { server.stop() }
    var request = OperationRequest("x", method, path, .default)
    body(&request)
    return try await carrier.connection(to: server.url).value(request)
  }

  @Test(arguments: Carrier.allCases)
  func `path, query and cookies`(carrier: Carrier) async throws {
    let answer = try await ask(carrier, .get, "/a/{id}") { request in
      request.path("id", "x/y é%41?#")
      request.query("page[cursor]", "a&b=c+d e")
      request.query("tags", ["ä", "", "%"])
      request.query("filter", ["a": ["b": [1, 2]]] as JSONValue, style: .deepObject)
      request.query("json", json: ["k": "v\"&"] as JSONValue)
      request.cookie("sid", "abc")
      request.cookie("theme", "dark")
    }
    #expect(answer["segments"] == ["a", "x/y é%41?#"])
    #expect(
      answer["query"] == [
        ["page[cursor]", "a&b=c+d e"], ["tags", "ä"], ["tags", ""], ["tags", "%"], ["filter[a][b][]", "1"],
        ["filter[a][b][]", "2"], ["json", #"{"k":"v\"&"}"#],
      ])
    #expect(answer["cookies"] == ["sid": "abc", "theme": "dark"])
  }

  @Test(arguments: Carrier.allCases)
  func `an urlencoded form`(carrier: Carrier) async throws {
    let answer = try await ask(carrier, .post, "/form") { request in
      request.body(form: ["a b": "c&d=e+f é\r\n*~", "list": ["1", ""], "empty": ""] as JSONValue)
    }
    #expect(
      answer["form"] == [["a b", "c&d=e+f é\r\n*~"], ["list", "1"], ["list", ""], ["empty", ""]])
  }

  @Test(arguments: Carrier.allCases)
  func `a multipart form`(carrier: Carrier) async throws {
    let binary = (0...255).map { UInt8($0) } + Array("\r\n--not the boundary\r\n".utf8)
    let answer = try await ask(carrier, .post, "/multipart") { request in
      var form = MultipartForm()
      form.field("title", "plain text")
      form.field("meta", json: ["a": 1] as JSONValue)
      form.file("file", .bytes(binary, contentType: "image/png", filename: "my picture.png"))
      form.file(
        "streamed",
        .stream(
          AsyncStream<[UInt8]> { stream in
            for _ in 0..<3 { stream.yield(binary) }
            stream.finish()
          }))
      request.body(multipart: form)
    }
    #expect(answer["defects"] == [])
    let parts = try #require(answer["parts"]?.arrayValue)
    #expect(parts.map { $0["name"] } == ["title", "meta", "file", "streamed"])
    #expect(parts.map { $0["type"] } == ["text/plain", "application/json", "image/png", "application/octet-stream"])
    #expect(parts[2]["filename"] == "my picture.png")
    #expect(parts[0]["content"] == .string(Data("plain text".utf8).base64EncodedString()))
    #expect(parts[1]["content"] == .string(Data(#"{"a":1}"#.utf8).base64EncodedString()))
    #expect(parts[2]["content"] == .string(Data(binary).base64EncodedString()))
    #expect(parts[3]["content"] == .string(Data(binary + binary + binary).base64EncodedString()))
  }

  @Test(arguments: Carrier.allCases)
  func `events that another program sends byte by byte`(carrier: Carrier) async throws {
    let server = try PythonServer()
    defer { server.stop() }
    var events: [ServerSentEvent] = []
    let stream = carrier.connection(to: server.url)
      .events(OperationRequest("x", .get, "/events", .default), reconnection: .never)
    for try await event in stream { events.append(event) }
    #expect(
      events == [
        ServerSentEvent(type: "add", data: "a\né", lastEventID: "1"), ServerSentEvent(data: "b", lastEventID: "1"),
      ])
  }
}
