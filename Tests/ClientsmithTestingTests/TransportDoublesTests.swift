@_spi(Generated) import ClientsmithRuntime
import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@Suite struct TransportDoublesTests {
  private func connection(_ transport: any Transport) -> Connection {
    Connection(
      description: APIDescription(
        name: "Test", version: "1", security: [SecurityRequirement("key"), SecurityRequirement.anonymous]),
      server: "https://api.test/v1", credentials: [Credential(scheme: "key", BearerAuthenticator("top-secret"))],
      configuration: ClientConfiguration(transport: transport, retries: .never, rateLimits: .off))
  }

  @Test func `a stub answers what it expected, in order`() async throws {
    let stub = StubTransport()
    stub.expect(.get, "/v1/a", answer: .json("1"))
    stub.expect(.post, "/v1/b") { request in
      let body = try request.json()
      #expect(body["x"] == 1)
      #expect(request.query("q") == "a b")
      return .json("2", status: 201)
    }
    let connection = connection(stub)
    #expect(try await connection.value(OperationRequest("a", .get, "/a", .default), as: Int.self) == 1)
    var request = OperationRequest("b", .post, "/b", .default)
    request.query("q", "a b")
    request.body(json: ["x": 1] as JSONValue)
    #expect(try await connection.value(request, as: Int.self) == 2)
    try stub.verify()
  }

  @Test func `a stub tells of requests that were not expected or never came`() async throws {
    let stub = StubTransport()
    stub.expect(.get, "/v1/a", answer: .json("1"))
    #expect(throws: UnmetExpectations.self) { try stub.verify() }
    do {
      try await connection(stub).empty(OperationRequest("b", .delete, "/b", .default))
      Issue.record("nothing was thrown")
    } catch {
      let underlying = (error as? any AnyAPIError)?.underlying as? UnexpectedRequest
      #expect(underlying?.description == "DELETE /v1/b was sent, but GET /v1/a was expected")
    }
    #expect(throws: UnexpectedRequest.self) { try stub.verify() }
  }

  @Test func `a recording replays, and holds no secret`() async throws {
    let server = InMemoryTransport { request in
      .json(
        #"{"accessToken": "jwt-1", "name": "\#(request.method.rawValue)", "page": 1}"#,
        headers: [("Set-Cookie", "sid=abc"), ("X-Kind", "test"), ("Content-Encoding", "gzip")])
    }
    let recorder = RecordingTransport(server, secrets: ["top-secret"])
    var request = OperationRequest("login", .post, "/login", .default)
    request.query("api_key", "query-secret")
    request.query("page", 2)
    request.body(json: ["password": "hunter2", "user": "eve", "note": "it is top-secret"] as JSONValue)
    let first = try await connection(recorder).value(request, as: JSONValue.self)

    let file = FileManager.default.temporaryDirectory.appendingPathComponent("recording-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try recorder.save(to: file)
    let text = try String(contentsOf: file, encoding: .utf8)
    for secret in ["top-secret", "query-secret", "hunter2", "jwt-1", "sid=abc"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    #expect(text.contains("eve"))
    #expect(text.contains("page=2"))

    let replay = try ReplayTransport(contentsOf: file)
    let second = try await connection(replay).value(request, as: JSONValue.self)
    #expect(second["name"] == first["name"])
    #expect(second["accessToken"] == "[secret]")
    #expect(replay.unused.isEmpty)
    do {
      _ = try await connection(replay).value(request, as: JSONValue.self)
      Issue.record("nothing was thrown")
    } catch {
      #expect((error as? any AnyAPIError)?.underlying is NotRecorded)
    }
  }

  @Test func `a secret of the path is hidden where the answer repeats it`() async throws {
    let server = InMemoryTransport { request in
      .json(
        #"{"link":"https://api.test\#(request.path)","text":"h4sh/one is yours"}"#,
        headers: [("Location", "https://api.test\(request.path)?again=1"), ("X-Hash", "h4sh/one")])
    }
    let recorder = RecordingTransport(server)
    var request = OperationRequest("use", .post, "/use/{hash}", .default)
    request.path("hash", "h4sh/one")
    request.secretPath("hash")
    _ = try await connection(recorder).value(request, as: JSONValue.self)
    let text = String(decoding: try JSONEncoder().encode(recorder.exchanges), as: UTF8.self)
    #expect(server.requests.first?.path == "/v1/use/h4sh%2Fone")
    #expect(!text.contains("h4sh"), "\(text)")
    #expect(text.contains("is yours"))
  }
}
