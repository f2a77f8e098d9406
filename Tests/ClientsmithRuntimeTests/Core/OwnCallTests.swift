import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Calls that no document describes.
@Suite(.timeLimit(.minutes(25))) struct OwnCallTests {
  private static let key = Credential(scheme: "key", APIKeyAuthenticator("k1", name: "X-Key", in: .header))

  @Test func `an own call has all that the client does`() async throws {
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("key")]), credentials: [Self.key],
      configure: { $0.retryCountHeader = HTTPField.Name("X-Retry") }
    ) { request in
      if request.header("X-Retry") == "0" { return .status(503) }
      return .json(#"{"beta": [1]}"#)
    }
    let value = try await fixture.client.send(
      .get, "/pets/\("a/b")/beta?v=2", query: ["depth of": "1&2"], headers: [.acceptLanguage: "de"], as: JSONValue.self)
    #expect(value == ["beta": [1]])
    #expect(fixture.server.requests.count == 2)
    let request = try #require(fixture.server.requests.last)
    #expect(request.url == "https://api.example.com/v1/pets/a%2Fb/beta?v=2&depth%20of=1%262")
    #expect(request.header("X-Key") == "k1" && request.header("Accept-Language") == "de")
    #expect(request.header("X-Retry") == "1")
  }

  @Test func `bodies of every kind are sent`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    let pet = try await fixture.client.send(.post, "/pets", body: ["name": "Rex", "tags": [1, nil]], as: Pet.self)
    #expect(pet.name == "Rex")
    try await fixture.client.send(.post, "/pets", body: .json(pet))
    try await fixture.client.send(.post, "/pets", body: .form(["a": "b c"] as JSONObject))
    try await fixture.client.send(.put, "/file", body: .content("text"))
    try await fixture.client.send(.put, "/file", body: .multipart(MultipartForm()))
    let sent = fixture.server.requests
    #expect(sent[0].text == #"{"name":"Rex","tags":[1,null]}"#)
    #expect(sent[1].text == #"{"id":"1","name":"Rex"}"#)
    #expect(sent[2].text == "a=b+c" && sent[2].header("Content-Type") == "application/x-www-form-urlencoded")
    #expect(sent[3].text == "text" && sent[3].header("Content-Type") == "application/octet-stream")
    #expect(sent[4].header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
    #expect(sent[1].header("Accept") == "application/json, */*;q=0.8")
  }

  @Test func `the answer can be had as it comes`() async throws {
    let fixture = PetFixture { _ in StubResponse(status: 202, headers: [("X-Request-Id", "r1")], body: [1, 2]) }
    let whole = try await fixture.client.send(.delete, "/pets")
    #expect(whole.rawBody.bytes == [1, 2] && whole.status == .accepted && whole.requestID == "r1")
    let stream = try await fixture.client.stream(.get, "/pets")
    #expect(try await stream.body.collect(upTo: 2) == [1, 2])
  }

  @Test func `a failure is the client's own, and names no value of the path`() async throws {
    let fixture = PetFixture { _ in .json(#"{"detail": "no such pet"}"#, status: 404) }
    let error = try await problem { try await fixture.client.send(.get, "/pets/\("secret")/x") }
    #expect(error.body?.detail == "no such pet")
    #expect(error.operationID == "GET /pets/{1}/x")
  }

  @Test(arguments: ["pets", "https://evil.example.com/x", "/a#b", "/pets/\("..")", "/pets/\("")"] as [RequestPath])
  func `a path that would lead elsewhere is refused`(path: RequestPath) async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    let error = try await problem { try await fixture.client.send(.get, path) }
    #expect(error.kind == .invalidRequest)
    #expect(fixture.server.requests.isEmpty)
  }

  @Test func `a path of braces and blanks is sent as text`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    try await fixture.client.send(.get, RequestPath("/a {b}"))
    #expect(fixture.server.requests.last?.url == "https://api.example.com/v1/a%20%7Bb%7D")
  }

  @Test func `a list of one's own is walked`() async throws {
    let fixture = PetFixture { request in
      request.query("page") == "2" ? .json(#"{"data": []}"#) : .json(#"{"data": [{"id": "1", "name": "Rex"}]}"#)
    }
    let list = fixture.client.list(
      "/beta", Pagination(.page, position: .query("page"), items: .body("/data")), query: ["q": "x"], of: Pet.self)
    #expect(try await list.all().count == 1)
    #expect(fixture.server.requests.allSatisfy { $0.query("q") == "x" })
  }

  @Test func `where no security is of all, what most operations ask for is sent`() async throws {
    let description = APIDescription(
      name: "Pets", version: "1", usualSecurity: [SecurityRequirement("key")])
    let fixture = PetFixture(description: description, credentials: [Self.key]) { _ in PetFixture.rex }
    try await fixture.client.send(.get, "/beta")
    #expect(fixture.server.requests.last?.header("X-Key") == "k1")
    let without = PetFixture(description: description) { _ in PetFixture.rex }
    await #expect(throws: (any Error).self) { try await without.client.send(.get, "/beta") }
    #expect(without.server.requests.isEmpty)
  }
}

/// What a call offers beside its own arguments.
@Suite(.timeLimit(.minutes(25))) struct CallDefaultTests {
  @Test func `further members are put into the body`() async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    var options = RequestOptions()
    options.body["beta"] = ["on": true]
    options.body["name"] = "Max"
    _ = try await fixture.client.create(Pet(id: "1", name: "Rex"), options: options)
    #expect(fixture.server.requests.last?.text == #"{"id":"1","name":"Max","beta":{"on":true}}"#)
    try await fixture.client.delete("1", options: RequestOptions(body: ["why": "sold"]))
    #expect(fixture.server.requests.last?.text == #"{"why":"sold"}"#)
    #expect(fixture.server.requests.last?.header("Content-Type") == "application/json")
    try await fixture.client.send(
      .post, "/f", body: .form(["a b": 1, "c": 2] as JSONObject), options: RequestOptions(body: ["a b": 3]))
    #expect(fixture.server.requests.last?.text == "c=2&a+b=3")
  }

  @Test(arguments: [.content("x"), .multipart(MultipartForm()), [1]] as [CallBody])
  func `a body that cannot take members fails the call`(body: CallBody) async throws {
    let fixture = PetFixture { _ in PetFixture.rex }
    let error = try await problem {
      try await fixture.client.send(.post, "/x", body: body, options: RequestOptions(body: ["secret": "hidden"]))
    }
    #expect(error.kind == .invalidRequest && !"\(error)".contains("hidden"))
    #expect(fixture.server.requests.isEmpty)
  }

  @Test func `further members do not hide the position of a page`() async throws {
    let fixture = PetFixture { request in
      let page = try request.json()["page"]
      return page == 2 ? .json("[]") : .json(#"[{"id": "1", "name": "Rex"}]"#)
    }
    let list = Paged<Pet>(
      fixture.client.connection,
      OperationRequest("search", .post, "/search", RequestOptions(body: ["page": 1, "q": 2])),
      Pagination(.page, position: .body("/page"), items: .body("")))
    #expect(try await list.all().count == 1)
    #expect(try fixture.server.requests.map { try $0.json()["q"] } == [2, 2])
  }

  @Test func `a copy has other defaults and shares all else`() async throws {
    let logins = Locked(0)
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("token")]),
      credentials: [
        Credential(
          scheme: "token",
          CustomAuthenticator { request, _ in
            logins.withLock { $0 += 1 }
            request.headerFields[.authorization] = "Bearer x"
          })
      ]
    ) { _ in PetFixture.rex }
    let tenant = fixture.client.with(
      RequestOptions(
        headers: [.acceptLanguage: "de", .referer: "a"], query: [.init("tenant", "7"), .init("v", "1")],
        body: ["tenant": 7], idempotencyKey: "never"))
    let nested = tenant.with(RequestOptions(headers: [.referer: "b"], server: "http://localhost/v2"))
    _ = try await tenant.create(Pet(id: "1", name: "Rex"), options: RequestOptions(query: [.init("v", "2")]))
    _ = try await nested.get("1", options: RequestOptions(headers: [.acceptLanguage: "fr"]))
    _ = try await fixture.client.get("1")
    let sent = fixture.server.requests
    #expect(sent[0].url == "https://api.example.com/v1/pets?tenant=7&v=2")
    #expect(sent[0].text == #"{"id":"1","name":"Rex","tenant":7}"# && sent[0].header("Idempotency-Key") == nil)
    #expect(sent[0].header("Accept-Language") == "de" && sent[0].header("Referer") == "a")
    #expect(sent[1].url == "http://localhost/v2/pets/1?tenant=7&v=1")
    #expect(sent[1].header("Accept-Language") == "fr" && sent[1].header("Referer") == "b")
    #expect(sent[2].url == "https://api.example.com/v1/pets/1" && sent[2].header("Referer") == nil)
    #expect(tenant.connection.configuration.userAgent == nil)
    let response = try await tenant.withResponse { try await $0.get("1") }
    #expect(response.value.name == "Rex" && fixture.server.requests.last?.query("tenant") == "7")
  }

  @Test func `a copy sends no credentials where it is told so`() async throws {
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("key")])
    ) { _ in PetFixture.rex }
    _ = try await fixture.client.with(RequestOptions(credentials: .none)).get("1")
    #expect(fixture.server.requests.count == 1)
  }

  @Test func `raw gives what came, read by nobody`() async throws {
    let fixture = PetFixture { _ in StubResponse(headers: [("Content-Type", "text/html")], body: Array("<p>".utf8)) }
    let answer = try await fixture.client.raw { try await $0.get("1") }
    #expect(answer.rawBody.text == "<p>" && fixture.server.requests.count == 1)
    let streamed = try await fixture.client.rawStream { try await $0.list() }
    #expect(try await streamed.body.collect(upTo: 9) == Array("<p>".utf8))
    await #expect(throws: NoResponse.self) { try await fixture.client.raw { _ in 1 } }
    let failing = PetFixture { _ in .status(404) }
    await #expect(throws: PetClient.Error.self) { try await failing.client.raw { try await $0.get("1") } }
    // Even where the closure takes every error for its own.
    let swallowed = try await fixture.client.raw { try? await $0.get("1") }
    #expect(swallowed.rawBody.bytes.count == 3)
  }

  @Test func `members that nobody described can be read`() async throws {
    let fixture = PetFixture { _ in .json(#"{"id": "1", "name": "Rex", "mood": "good"}"#) }
    let response = try await fixture.client.withResponse { try await $0.get("1") }
    #expect(try response.json()["mood"] == "good")
  }

  @Test func `the user agent begins with the app`() async throws {
    let fixture = PetFixture(configure: { $0.application = "Inventory/2.1 (store 7)\r\nX: y" }) { _ in PetFixture.rex }
    _ = try await fixture.client.get("1")
    #expect(
      fixture.server.requests.last?.header("User-Agent")
        == "Inventory/2.1 (store 7)--X: y Pets/1.2 clientsmith/\(RuntimeVersion.current) (\(UserAgent.platform))")
    #expect(UserAgent.platform.wholeMatch(of: /\w+; \w+; Swift \d\.\d/) != nil)
  }

  @Test func `options show the names of further members alone`() {
    let text = "\(RequestOptions(body: ["beta": "hidden"]))"
    #expect(text.contains("beta") && !text.contains("hidden"))
  }
}
