import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// Forms of parts (RFC 7578), byte for byte.
@Suite struct MultipartTests {
  private static let parts = BodiesResource.SendPartsBody(
    title: "plain text",
    file: .bytes([0, 13, 10, 255], contentType: "application/pdf", filename: "a \"b\"\r\n.pdf"), count: 3,
    day: CalendarDate(year: 2026, month: 2, day: 3), color: .darkBlue, words: ["a", "b"], point: Point(x: 1),
    points: [Point(x: 2), Point(x: 3)], note: "*md*", image: .bytes([1]),
    files: [.text("one", filename: "1.txt"), .text("two")])

  @Test(arguments: Carrier.allCases)
  func `every part as the document describes it`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in try await client.bodies.sendParts(Self.parts) }
    let request = try #require(requests.first)
    let type = try #require(request.header("Content-Type"))
    #expect(type.hasPrefix("multipart/form-data; boundary="))
    let boundary = String(type.dropFirst("multipart/form-data; boundary=".count))
    func part(_ head: String, _ body: [UInt8]) -> [UInt8] {
      Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + body + Array("\r\n".utf8)
    }
    func text(_ head: String, _ body: String) -> [UInt8] { part(head, Array(body.utf8)) }
    let expected = [
      text(#"name="title""#, "plain text"), text(#"name="count""#, "3"), text(#"name="day""#, "2026-02-03"),
      text(#"name="color""#, "dark blue"), text(#"name="words""#, "a"), text(#"name="words""#, "b"),
      text("name=\"point\"\r\nContent-Type: application/vnd.wire.point+json", #"{"x":1}"#),
      text("name=\"points\"\r\nContent-Type: application/json", #"{"x":2}"#),
      text("name=\"points\"\r\nContent-Type: application/json", #"{"x":3}"#),
      text("name=\"note\"\r\nContent-Type: text/markdown", "*md*"),
      part(
        "name=\"file\"; filename=\"a %22b%22%0D%0A.pdf\"\r\nContent-Type: application/pdf", [0, 13, 10, 255]),
      part("name=\"image\"; filename=\"image\"\r\nContent-Type: image/png", [1]),
      text("name=\"files\"; filename=\"1.txt\"\r\nContent-Type: application/octet-stream", "one"),
      text("name=\"files\"; filename=\"files\"\r\nContent-Type: application/octet-stream", "two"),
    ]
    #expect(request.body == expected.flatMap { $0 } + Array("--\(boundary)--\r\n".utf8))
    #expect(request.header("Content-Length") == String(request.body.count))
  }

  @Test(arguments: Carrier.allCases)
  func `a streamed file is sent with the length of the whole form`(carrier: Carrier) async throws {
    let requests = try await carrier.requests { client in
      let chunks = AsyncStream<[UInt8]> { stream in
        for _ in 0..<4 { stream.yield([UInt8](repeating: 65, count: 50_000)) }
        stream.finish()
      }
      try await client.bodies.sendParts(
        BodiesResource.SendPartsBody(title: "t", file: .stream(chunks, length: 200_000, filename: "long.bin")))
    }
    let request = try #require(requests.first)
    #expect(request.header("Content-Length") == String(request.body.count))
    #expect(request.header("Transfer-Encoding") == nil)
    #expect(request.body.count(where: { $0 == 65 }) >= 200_000)
  }

  @Test(
    .enabled(if: PythonServer.isAvailable, "there is no python3 on the path"), arguments: Carrier.allCases)
  func `another program's parser finds the same parts`(carrier: Carrier) async throws {
    let server = try PythonServer()
    defer { server.stop() }
    let client = carrier.client(of: server.url)
    let response = try await client.withResponse { client in try await client.bodies.sendParts(Self.parts) }
    let answer = try JSONReader.decode(JSONValue.self, from: response.rawBody.bytes)
    #expect(answer["defects"] == [])
    let parts = try #require(answer["parts"]?.arrayValue)
    #expect(
      parts.map { $0["name"]?.stringValue } == [
        "title", "count", "day", "color", "words", "words", "point", "points", "points", "note", "file", "image",
        "files", "files",
      ])
    #expect(parts[10]["type"] == "application/pdf")
    #expect(parts[10]["content"] == .string(Data([0, 13, 10, 255]).base64EncodedString()))
    #expect(parts[12]["filename"] == "1.txt")
    #expect(parts[4]["content"] == .string(Data("a".utf8).base64EncodedString()))
  }

  @Test(
    .enabled(if: PythonServer.isAvailable, "there is no python3 on the path"), arguments: Carrier.allCases)
  func `another program's parsers read the same form, path, query and cookies`(carrier: Carrier) async throws {
    let server = try PythonServer()
    defer { server.stop() }
    let client = carrier.client(of: server.url)
    let form = BodiesResource.SendFormBody(
      name: "a b&c=é", tags: ["x", "y z"], deep: Filter(name: "n", sizes: [1]), jsonValue: Point(x: 2), oddName: "%")
    let sent = try await client.withResponse { client in try await client.bodies.sendForm(form) }
    #expect(
      try JSONReader.decode(JSONValue.self, from: sent.rawBody.bytes)["form"] == [
        ["name", "a b&c=é"], ["tags", "x"], ["tags", "y z"], ["deep[name]", "n"], ["deep[sizes][]", "1"],
        ["json", #"{"x":2}"#], ["odd name[]", "%"],
      ])
    let asked = try await client.withResponse { client in
      try await client.queries.deep(filter: Filter(nested: Filter.Nested(points: [Point(x: 1, label: "a&b")])))
    }
    #expect(
      try JSONReader.decode(JSONValue.self, from: asked.rawBody.bytes)["query"] == [
        ["filter[nested][points][0][x]", "1"], ["filter[nested][points][0][label]", "a&b"],
      ])
    let cookies = try await client.withResponse { client in
      try await client.headers.formCookies(session: "abc", jsonCookie: Point(x: 1))
    }
    #expect(
      try JSONReader.decode(JSONValue.self, from: cookies.rawBody.bytes)["cookies"] == [
        "session": "abc", "json": "%7B%22x%22%3A1%7D",
      ])
  }
}
