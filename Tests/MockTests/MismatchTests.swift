import ClientsmithMock
import ClientsmithRuntime
import ClientsmithTesting
import FireHydrant
import FireHydrantMock
import HTTPTypes
import Testing

/// What does not fit the document fails the call, and says where the document says so.
@Suite struct MismatchTests {
  private let mock = FireHydrantMock()

  private func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, headers: HTTPFields = [:]
  ) async throws -> Int {
    var request = HTTPRequest(method: method, scheme: "https", authority: "api.firehydrant.io", path: path)
    request.headerFields = headers
    request.headerFields[.authorization] = "Bearer fhb-test"
    if body != nil, headers[.contentType] == nil { request.headerFields[.contentType] = "application/json" }
    return try await mock.send(request, body: body.map { .bytes(Array($0.utf8)) } ?? .none).head.status.code
  }

  @Test(arguments: [
    ("/v1/incidents?per_page=500", "specs/firehydrant.yaml:604: ", "per_page`: 500 is more than 200"),
    ("/v1/incidents?page=one", "specs/firehydrant.yaml:", "\"one\" is no integer"),
    ("/v1/incidents?start_date=tomorrow", "specs/firehydrant.yaml:", "\"tomorrow\" is no date"),
    ("/v1/incidents?pages=2", "specs/firehydrant.yaml:73: ", "no query parameter `pages`"),
    ("/v1/incident", "specs/firehydrant.yaml: ", "no operation GET /v1/incident"),
  ])
  func aQueryOrPath(path: String, place: String, reason: String) async throws {
    let mismatch = await #expect(throws: MockMismatch.self) { try await send(.get, path) }
    #expect(mismatch?.description.hasPrefix(place) == true && mismatch?.description.contains(reason) == true)
    #expect(throws: MockMismatch.self) { try mock.verify() }
  }

  @Test(arguments: [
    (#"{"summary": "no name"}"#, "`name` is missing"), (#"{"name": 1}"#, "the body at `/name`: 1 is no string"),
    (#"{"name": }"#, "the body is no JSON"), ("", "the body is missing"),
  ])
  func aBody(body: String, reason: String) async throws {
    let mismatch = await #expect(throws: MockMismatch.self) { try await send(.post, "/v1/incidents", body) }
    #expect(mismatch?.description.contains("specs/firehydrant.yaml:") == true)
    #expect(mismatch?.description.contains(reason) == true, "\(String(describing: mismatch))")
  }

  @Test func aMediaTypeThatTheDocumentDoesNotTake() async throws {
    let mismatch = await #expect(throws: MockMismatch.self) {
      try await send(.post, "/v1/incidents", "name=x", headers: [.contentType: "application/x-www-form-urlencoded"])
    }
    #expect(mismatch?.faults.first?.reason.contains("the document takes application/json") == true)
  }

  @Test func whatFitsIsAnsweredAndWhoBringsNoKeyIsNot() async throws {
    #expect(try await send(.get, "/v1/incidents?per_page=1&status=open,closed") == 200)
    let request = HTTPRequest(method: .get, scheme: "https", authority: "any.example", path: "/v1/incidents")
    #expect(try await mock.send(request, body: .none).head.status == .unauthorized)
    try mock.verify()
  }

  @Test func theCallsOfAClientFailByIt() async throws {
    let told = Locked<[String]>([])
    let mock = FireHydrantMock(onMismatch: { mismatch in told.withLock { $0.append(mismatch.request) } })
    let client = FireHydrantClient(credentials: .apiKey("fhb-test"), configuration: mock.configuration)
    let error = await #expect(throws: FireHydrantClient.Error.self) {
      try await client.incidents.list(perPage: 500).all()
    }
    #expect(error?.underlying is MockMismatch && "\(error.map { "\($0)" } ?? "")".contains("firehydrant.yaml:604"))
    #expect(told.withLock { $0 } == ["GET /v1/incidents"])
  }
}
