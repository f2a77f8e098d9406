import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What people read of an error, and what they must not.
@Suite(.timeLimit(.minutes(25))) struct ErrorLineTests {
  private func error(
    _ body: String, status: Int = 422, headers: [(name: String, value: String)] = [],
    description: APIDescription = PetClient.description()
  ) async throws -> PetClient.Error {
    let fixture = PetFixture(description: description) { _ in .json(body, status: status, headers: headers) }
    return try await problem { _ = try await fixture.client.get("1") }
  }

  static let samples: [(body: String, words: String)] = [
    (#"{"message": "name is too long"}"#, "name is too long"),
    (#"{"detail": "no such pet"}"#, "no such pet"),
    (#"{"error": "invalid_grant", "error_description": "the code is spent"}"#, "invalid_grant: the code is spent"),
    (#"{"type": "about:blank", "title": "Out of credit", "detail": "It costs 50."}"#, "Out of credit: It costs 50."),
    (#"{"title": "Out of credit", "status": 403}"#, "Out of credit"),
    (#"{"error": {"code": "x", "message": "a token is needed"}}"#, "a token is needed"),
    (#"{"error": "rate limit exceeded"}"#, "rate limit exceeded"),
    (#"{"errors": [{"message": "first"}, {"message": "second"}]}"#, "first"),
    (#"{"errors": [{"title": "Invalid", "detail": "too short"}]}"#, "too short"),
    (#"{"errors": {"name": ["can't be blank"]}}"#, "name: can't be blank"),
    (#"{"detail": [{"loc": ["body", "id"], "msg": "field required"}]}"#, "id: field required"),
    (#"{"detail": [{"loc": ["body", "items", 0, "id"], "msg": "field required"}]}"#, "items.0.id: field required"),
    (#"{"detail": [{"loc": ["body"], "msg": "field required"}]}"#, "body: field required"),
    (#"{"detail": [{"loc": [], "msg": "field required"}]}"#, "field required"),
    (
      #"{"exception_message": "Invalid request.", "exception_detail": [{"loc": ["body", "name"], "msg": "too long"}]}"#,
      "Invalid request: name: too long"
    ),
    (#"{"err_msg": "History not found", "err_code": 404001}"#, "History not found"),
    (#"{"detail": ["KeyError", "no such flavor"]}"#, "KeyError; no such flavor"),
    (#"["ValueError", "name is too long"]"#, "ValueError; name is too long"),
    (#"{"name": ["This field is required."]}"#, "name: This field is required."),
    (#"{"non_field_errors": ["Unable to log in."]}"#, "Unable to log in."),
    (#"{"messages": ["one", "two"]}"#, "one"),
    (
      #"{"message": "Validation failed", "details": [{"field": "email", "message": "is taken"}]}"#,
      "Validation failed: email: is taken"
    ),
    (#""just a text""#, "just a text"),
    (#"{"message": "two\nlines"}"#, "two lines"),
  ]

  @Test("the one line carries the service's own words, described or not", arguments: samples)
  func says(body: String, words: String) async throws {
    let error = try await error(body)
    let line = "getPet: the server answered 422: \(words) (GET https://api.example.com/v1/pets/1)"
    #expect(error.serviceMessage == words)
    #expect(error.description == line)
    #expect(error.localizedDescription == line)
    #expect((error as any Error).localizedDescription == line)
  }

  @Test(
    "a body without words leaves the line as it is",
    arguments: [
      "{}", "[]", "[1]", #"["a", 1]"#, #"{"detail": []}"#, "7", "null", #"{"x": {"message": 1}}"#,
      #"{"x": ["a"], "y": 1}"#, #"{"x": []}"#, #"{"x": [""]}"#,
    ])
  func noWords(body: String) async throws {
    #expect(try await error(body).serviceMessage == nil)
  }

  @Test(
    "the id by which the service finds the request stands in the line",
    arguments: ["X-Request-Id", "Request-Id", "x-amzn-RequestId", "X-Correlation-ID", "CF-Ray"])
  func requestID(header: String) async throws {
    let error = try await error(#"{"detail": "no"}"#, headers: [(header, "req-42")])
    #expect(error.requestID == "req-42")
    #expect(error.description.hasSuffix("/pets/1, request req-42)"))
    let inBody = try await self.error(#"{"detail": "no", "request_id": "req-43"}"#)
    #expect(inBody.requestID == "req-43")
  }

  @Test("long words are cut, and secrets that the call sent are taken out")
  func secrets() async throws {
    let key = "sk-live-0123456789"
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("key")]),
      credentials: [Credential(scheme: "key", BearerAuthenticator(Secret(key)))]
    ) { _ in
      .json(
        #"{"message": "\#(key) is no key, nor is tok-9876", "detail": "\#(String(repeating: "x", count: 5000))"}"#,
        status: 401, headers: [("Set-Cookie", "sid=cookie-1234")])
    }
    let options = RequestOptions(headers: .of(("X-Access-Token", "tok-9876")), query: [.init("token", "query-5678")])
    let error = try await problem { _ = try await fixture.client.get("1", options: options) }
    #expect(error.serviceMessage?.hasPrefix("[secret] is no key, nor is [secret]") == true)
    #expect((error.serviceMessage?.count ?? .max) <= 300)
    var dumped = ""
    dump(error, to: &dumped)
    for text in [dumped, "\(error)", String(reflecting: error), error.localizedDescription] {
      for secret in [key, "tok-9876", "cookie-1234", "query-5678", "xxxx\"}"] { #expect(!text.contains(secret)) }
    }
    #expect(dumped.contains("Set-Cookie: [secret]"))
    #expect(error.authentication?.kind == .rejected)
  }

  @Test("a refused login names the token endpoint's URL, its status and its words")
  func refusedLogin() async throws {
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("oauth")]),
      credentials: [
        Credential(
          scheme: "oauth",
          TokenAuthenticator(
            TokenExchange(
              acquire: TokenOperation(
                "login", .post, "/oauth/token", fields: [TokenField("password", "s3cret-password")], token: "/token"))))
      ]
    ) { _ in .json(#"{"error": "invalid_grant", "error_description": "s3cret-password is wrong"}"#, status: 400) }
    let error = try await problem { _ = try await fixture.client.get("1") }
    #expect(error.kind == .authentication)
    #expect(
      error.localizedDescription.contains(
        "https://api.example.com/v1/oauth/token refused with 400 [invalid_grant]: [secret] is wrong"))
    #expect(error.authentication?.kind == .refused)
    #expect(error.authentication?.status == 400)
    #expect((error as any AnyAPIError).authentication?.code == "invalid_grant")
  }

  struct Loose: JSONDecodable {
    var detail: String?
    var code: String?
    init(json: borrowing JSONReader) throws {
      detail = try json.optional("detail")
      code = try json.optional("code")
    }
  }

  @Test("an error body that shares no member with its schema is not of that type")
  func strangers() async throws {
    func body(_ text: String) -> Loose? { try? JSONReader.problem(from: Array(text.utf8)) }
    #expect(body(#"{"error": "rate limit exceeded"}"#) == nil)
    #expect(body(#"{"error": {"detail": "x"}}"#) == nil)
    #expect(body(#"{"detail": "x", "error": 1}"#)?.detail == "x")
    #expect(body(#"{"detail": null, "error": 1}"#) != nil)
    #expect(body("{}") != nil)
    #expect(body("[]") == nil)
    // Whoever describes nothing gets everything.
    #expect(try JSONReader.problem(JSONValue.self, from: Array(#"{"error": 1}"#.utf8)) == ["error": 1])
    #expect(try JSONReader.problem([String: Int].self, from: Array(#"{"error": 1}"#.utf8)) == ["error": 1])
    let description = APIDescription(name: "Pets", version: "1", problem: Loose.self)
    let connection = Connection(
      description: description, server: "https://api.example.com",
      configuration: ClientConfiguration(
        transport: InMemoryTransport { _ in .json(#"{"error": "rate limit exceeded"}"#, status: 400) }))
    await #expect {
      _ = try await connection.perform(OperationRequest("get", .get, "/", .default))
    } throws: { error in
      guard let error = error as? APIError<Loose> else { return false }
      return error.body == nil && "\(error)".contains("rate limit exceeded")
    }
  }

  @Test("configurations and options show no credential")
  func configuration() {
    var configuration = ClientConfiguration(headers: [.authorization: "Bearer s3cret", .accept: "text/plain"])
    configuration.userAgent = "app"
    let options = RequestOptions(
      headers: .of(("Authorization", "Bearer s3cret"), ("Cookie", "a=s3cret"), ("X-Api-Key", "s3cret")),
      query: [.init("api_key", "s3cret"), .init("limit", "3")])
    var request = OperationRequest("get", .get, "/", options)
    request.header("X-Token", "s3cret")
    request.body(text: "s3cret")
    let response = RawResponse(status: .ok, headers: [.setCookie: "s3cret"], rawBody: RawBody(Array("s3cret".utf8)))
    for value in [configuration, options, options.query[0], request, response] as [Any] {
      var dumped = ""
      dump(value, to: &dumped)
      for text in [dumped, "\(value)", String(reflecting: value)] { #expect(!text.contains("s3cret"), "\(text)") }
    }
    #expect("\(options)".contains("limit=3"))
    #expect("\(configuration)".contains("Accept: text/plain"))
  }
}
