import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite struct BodyTests {
  private func bytes(of body: RequestBody) async throws -> [UInt8] {
    switch body {
    case .none: return []
    case .bytes(let bytes): return bytes
    case .stream(let streamed):
      var out: [UInt8] = []
      for try await chunk in try streamed.makeStream() { out += chunk }
      return out
    }
  }

  private func form(_ value: JSONValue, _ encoding: [FormEncoding] = []) throws -> String {
    var request = OperationRequest("x", .post, "/", .default)
    request.body(form: value, encoding: encoding)
    if let failure = request.failure { throw failure }
    guard case .bytes(let bytes) = request.body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `a form is written as browsers write it`() throws {
    #expect(
      try form(["name": "a b&c=d+é~*", "list": ["x", "y z"], "object": ["k": [1]], "none": nil, "empty": ""])
        == "name=a+b%26c%3Dd%2B%C3%A9%7E*&list=x&list=y+z&object=%7B%22k%22%3A%5B1%5D%7D&empty=")
    #expect(throws: RequestFailure.self) { try form([1]) }
  }

  @Test func `encoding objects say how a form's property is written`() throws {
    let value: JSONValue = ["ids": [1, 2], "meta": ["a": 1, "b": ["c": 2]], "text": "x y"]
    #expect(
      try form(
        value,
        [
          FormEncoding("ids", explode: false), FormEncoding("meta", style: .deepObject),
          FormEncoding("text", contentType: "application/json"),
        ]) == "ids=1,2&meta%5Ba%5D=1&meta%5Bb%5D%5Bc%5D=2&text=%22x+y%22")
    #expect(try form(["ids": [1, 2]], [FormEncoding("ids", style: .pipeDelimited, explode: false)]) == "ids=1%7C2")
  }

  @Test func `multipart, byte for byte`() async throws {
    var form = MultipartForm(boundary: "B")
    form.field("title", "Grüße")
    form.field("n\"a\r\nme", 7)
    form.field("tags", ["x", "y"])
    form.field("meta", json: ["a": 1] as JSONValue)
    form.file("file", .bytes([0, 255], contentType: "image/png", filename: "a \"b\".png"))
    form.file("raw", .bytes([65]))
    form.field("absent", String?.none)
    let expected = """
      --B\r
      Content-Disposition: form-data; name="title"\r
      \r
      Grüße\r
      --B\r
      Content-Disposition: form-data; name="n%22a%0D%0Ame"\r
      \r
      7\r
      --B\r
      Content-Disposition: form-data; name="tags"\r
      \r
      x\r
      --B\r
      Content-Disposition: form-data; name="tags"\r
      \r
      y\r
      --B\r
      Content-Disposition: form-data; name="meta"\r
      Content-Type: application/json\r
      \r
      {"a":1}\r
      --B\r
      Content-Disposition: form-data; name="file"; filename="a %22b%22.png"\r
      Content-Type: image/png\r
      \r\n
      """
    let rest = """
      \r
      --B\r
      Content-Disposition: form-data; name="raw"; filename="raw"\r
      Content-Type: application/octet-stream\r
      \r
      A\r
      --B--\r\n
      """
    #expect(try await bytes(of: form.requestBody) == Array(expected.utf8) + [0, 255] + Array(rest.utf8))
  }

  @Test func `a multipart form with a file is streamed with its length`() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("upload-\(UUID().uuidString).bin")
    try Data(repeating: 7, count: 200_000).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var form = MultipartForm()
    form.field("a", "b")
    form.file("file", try .file(file))
    let body = form.requestBody
    let length = try #require(body.length)
    #expect(body.isReplayable)
    for _ in 0..<2 { #expect(try await bytes(of: body).count == Int(length)) }
    form.file("stream", .stream(AsyncStream<[UInt8]> { $0.finish() }))
    #expect(form.requestBody.length == nil)
    #expect(!form.requestBody.isReplayable)
  }

  @Test func `a part's header cannot begin another`() {
    var form = MultipartForm()
    form.file("a", .bytes([], contentType: "text/plain\r\nX-Evil: 1"))
    #expect(form.failure != nil)
  }

  @Test(
    "parts without a boundary are not sent",
    arguments: [
      ("multipart/mixed", nil, false), ("multipart/mixed", "multipart/related; type=a", false),
      ("Multipart/Mixed", "Multipart/Mixed; Boundary=x", true), ("multipart/mixed", "text/plain", true),
      ("application/octet-stream", nil, true),
    ] as [(String, String?, Bool)])
  func boundaries(type: String, own: String?, isSent: Bool) {
    var request = OperationRequest("a", .post, "/a", .default)
    request.body(BodyContent.bytes([1], contentType: own), contentType: type)
    #expect((request.failure == nil) == isSent)
  }

  @Test func `progress is told when a chunk has been taken`() async throws {
    let told = Locked<[Int64]>([])
    let content = BodyContent.bytes([UInt8](repeating: 1, count: 150_000)).reportingProgress { progress in
      told.withLock { $0.append(progress.completed) }
      #expect(progress.total == 150_000)
    }
    #expect(try await bytes(of: content.requestBody).count == 150_000)
    #expect(told.withLock { $0 } == [65_536, 131_072, 150_000])
  }

  @Test func `a download appears as a file when it is whole`() async throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("download-\(UUID().uuidString).bin")
    defer { try? FileManager.default.removeItem(at: file) }
    let server = InMemoryTransport { _ in
      .stream(
        AsyncStream<[UInt8]> { stream in
          for number in 0..<3 { stream.yield([UInt8](repeating: UInt8(number), count: 10)) }
          stream.finish()
        }, headers: [("Content-Length", "30")])
    }
    let connection = Connection(
      description: APIDescription(name: "Test", version: "1"), server: "https://api.test",
      configuration: ClientConfiguration(transport: server))
    let told = Locked<[Double]>([])
    let body = try await connection.bytes(OperationRequest("x", .get, "/x", .default))
    let count = try await body.write(to: file) { progress in told.withLock { $0.append(progress.fraction ?? -1) } }
    #expect(count == 30)
    #expect(try Data(contentsOf: file) == Data((0..<3).flatMap { [UInt8](repeating: UInt8($0), count: 10) }))
    #expect(told.withLock { $0.last } == 1)

    let broken = ResponseBody.stream(
      ByteStream(
        AsyncThrowingStream<[UInt8], any Error> {
          $0.yield([1])
          $0.finish(throwing: TransportError(.interrupted, "broke"))
        }))
    await #expect(throws: TransportError.self) { try await broken.write(to: file) }
    #expect(try Data(contentsOf: file).count == 30)
    let folder = try FileManager.default.contentsOfDirectory(atPath: file.deletingLastPathComponent().path)
    #expect(!folder.contains { $0.hasPrefix(".\(file.lastPathComponent)") })
  }
}
