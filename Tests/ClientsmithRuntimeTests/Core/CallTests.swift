import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct CallTests {
  @Test func `a call sends what the document says and decodes the answer`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    let pet = try await fixture.client.get("a b")
    #expect(pet == Pet(id: "1", name: "Rex"))
    let request = try #require(fixture.server.requests.first)
    #expect(request.url == "https://api.example.com/v1/pets/a%20b")
    #expect(request.header("Accept") == "application/json")
    #expect(request.header("User-Agent")?.hasPrefix("Pets/1.2 clientsmith/\(RuntimeVersion.current) (") == true)
    #expect(request.header("Content-Type") == nil)
  }

  @Test func `a body is sent with its type`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    _ = try await fixture.client.create(Pet(id: "1", name: "Rex"))
    #expect(fixture.server.requests.first?.text == #"{"id":"1","name":"Rex"}"#)
    #expect(fixture.server.requests.first?.header("Content-Type") == "application/json")
  }

  @Test func `per-call options reach the wire`() async throws {
    let fixture = PetFixture { _ in .json("[]") }
    var options = RequestOptions(
      headers: [.userAgent: "mine"], query: [.init("debug mode", "a&b")],
      server: "http://localhost:8080/v9/", idempotencyKey: "key-1")
    options.headers.append(HTTPField(name: HTTPField.Name("X-Trace")!, value: "7"))
    _ = try await fixture.client.list(limit: 2, options: options)
    let request = try #require(fixture.server.requests.first)
    #expect(request.url == "http://localhost:8080/v9/pets?limit=2&debug%20mode=a%26b")
    #expect(request.header("User-Agent") == "mine")
    #expect(request.header("X-Trace") == "7")
    #expect(request.header("Idempotency-Key") == "key-1")
  }

  @Test func `status, headers and body are there for who wants them`() async throws {
    let fixture = PetFixture { _ in .json(#"{"id":"1","name":"Rex"}"#, status: 201, headers: [("ETag", "x")]) }
    let response = try await fixture.client.withResponse { try await $0.get("1") }
    #expect(response.value.name == "Rex")
    #expect(response.status == .created)
    #expect(response.headers[.eTag] == "x")
    #expect(response.rawBody.bytes == Array(#"{"id":"1","name":"Rex"}"#.utf8))
    #expect(response.attempts == 1)
    await #expect(throws: NoResponse.self) { try await fixture.client.withResponse { _ in 1 } }
  }

  @Test func `a failure carries status, typed body and raw body`() async throws {
    let fixture = PetFixture { _ in .json(#"{"detail": "no such pet"}"#, status: 404) }
    let error = try await problem { _ = try await fixture.client.get("1") }
    #expect(error.kind == .response)
    #expect(error.status == .notFound)
    #expect(error.body?.detail == "no such pet")
    #expect(error.rawBody.text == #"{"detail": "no such pet"}"#)
    #expect(error.attempts == 1)
    #expect(error.operationID == "getPet")
    #expect(error.description == "getPet: the server answered 404: no such pet (GET https://api.example.com/v1/pets/1)")
  }

  @Test func `an error body of another shape does not hide the error`() async throws {
    let fixture = PetFixture { _ in .json(#"{"detail": ["x"]}"#, status: 400) }
    let error = try await problem { _ = try await fixture.client.get("1") }
    #expect(error.status == .badRequest)
    #expect(error.body == nil)
    #expect(try error.rawBody.json()["detail"]?[0]?.stringValue == "x")
  }

  @Test func `an answer of another shape says where`() async throws {
    let fixture = PetFixture { _ in .json(#"[{"id": "1", "name": 7}]"#) }
    let error = try await problem { _ = try await fixture.client.list() }
    #expect(error.kind == .undecodable)
    #expect(error.status == .ok)
    #expect(error.underlying is DecodingFailure)
    #expect(error.description.contains("[0].name"))
  }

  @Test func `an empty answer is enough where none is expected`() async throws {
    let fixture = PetFixture { _ in .status(204) }
    try await fixture.client.delete("1")
    let text = PetFixture { _ in StubResponse(body: Array("\"ok\"".utf8)) }
    #expect(try await text.client.connection.raw(OperationRequest("x", .get, "/x", .default)).json() == "ok")
  }

  @Test func `a path value that cannot be sent stops the call`() async throws {
    let fixture = PetFixture { _ in .status(204) }
    let error = try await problem { try await fixture.client.delete("") }
    #expect(error.kind == .invalidRequest)
    #expect(error.attempts == 0)
    #expect(fixture.server.requests.isEmpty)
  }

  @Test(arguments: ["", "api.example.com", "ftp://x", "https://user:pw@host", "https://"])
  func `a server that is no URL is an error, not a crash`(url: String) async throws {
    let fixture = PetFixture(url: url) { _ in .status(204) }
    #expect(try await problem { try await fixture.client.delete("1") }.kind == .invalidRequest)
  }

  @Test func `plain http needs loopback or leave`() async throws {
    for url in ["http://localhost:1", "http://127.0.0.1", "http://[::1]:8080"] {
      let fixture = PetFixture(url: url) { _ in .status(204) }
      try await fixture.client.delete("1")
    }
    let refused = PetFixture(url: "http://api.example.com") { _ in .status(204) }
    #expect(try await problem { try await refused.client.delete("1") }.kind == .refused)
    #expect(refused.server.requests.isEmpty)
    let named = PetFixture(url: "http://api.example.com", configure: { $0.insecureHosts = ["api.example.com"] }) { _ in
      .status(204)
    }
    try await named.client.delete("1")
  }

  @Test func `an answer that is too large is refused`() async throws {
    let fixture = PetFixture { _ in .json(String(repeating: " ", count: 100)) }
    let error = try await problem {
      _ = try await fixture.client.get("1", options: RequestOptions(responseSizeLimit: 99))
    }
    #expect(error.kind == .responseTooLarge)
  }

  @Test func `cancellation is not an APIError`() async throws {
    let fixture = PetFixture { _ in throw CancellationError() }
    await #expect(throws: CancellationError.self) { try await fixture.client.delete("1") }
    #expect(fixture.server.requests.count == 1)
  }

  @Test func `a call of a cancelled task sends nothing`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await fixture.client.get("1")
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(fixture.server.requests.isEmpty)
  }

  @Test func `several types of success are one value`() async throws {
    enum Answer: ResponseDecodable, Equatable {
      case created(Pet), accepted, other(Int)
      init(status: HTTPResponse.Status, headers: HTTPFields, body: [UInt8]) throws {
        switch status.code {
        case 201: self = .created(try JSONReader.decode(from: body))
        case 202: self = .accepted
        default: self = .other(status.code)
        }
      }
    }
    for (stub, expected) in [
      (StubResponse.json(#"{"id":"1","name":"Rex"}"#, status: 201), Answer.created(Pet(id: "1", name: "Rex"))),
      (.status(202), .accepted), (.status(206), .other(206)),
    ] {
      let fixture = PetFixture { _ in stub }
      let answer = try await fixture.client.connection.response(
        OperationRequest("x", .post, "/x", .default), as: Answer.self)
      #expect(answer == expected)
    }
  }

  @Test func `the document's error type of a status is chosen`() async throws {
    enum Problems: ProblemDecodable, Equatable {
      case first(String), other(ProblemKind?)
      init(problem body: [UInt8], kind: ProblemKind?) throws {
        self = kind == ProblemKind("conflict") ? .first(try JSONReader.decode(from: body)) : .other(kind)
      }
    }
    let server = InMemoryTransport { $0.path == "/a" ? .json("\"x\"", status: 409) : .json("\"x\"", status: 418) }
    let connection = Connection(
      description: APIDescription(name: "x", version: "1", problems: Problems.self), server: "https://x.test",
      configuration: ClientConfiguration(transport: server))
    for (path, expected) in [("/a", Problems.first("x")), ("/b", .other(ProblemKind("other")))] {
      var request = OperationRequest("x", .get, path, .default)
      request.problem(409, ProblemKind("conflict"))
      request.problem(400...499, ProblemKind("other"))
      do {
        try await connection.empty(request)
        Issue.record("nothing was thrown")
      } catch let error as APIError<Problems> {
        #expect(error.body == expected)
      }
    }
  }
}
