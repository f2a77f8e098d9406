import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct RedirectTests {
  private func fixture(
    _ answers: [String: StubResponse], configure: (inout ClientConfiguration) -> Void = { _ in }
  ) -> PetFixture {
    PetFixture(
      description: PetClient.description(security: [SecurityRequirement([("header", []), ("query", [])])]),
      credentials: [
        Credential(scheme: "header", APIKeyAuthenticator("k-1", name: "X-Key", in: .header)),
        Credential(scheme: "query", APIKeyAuthenticator("k-2", name: "key", in: .query)),
      ], configure: configure
    ) { request in answers["\(request.request.authority ?? "")\(request.path)"] ?? PetFixture.rex }
  }

  private func redirect(_ status: Int, _ location: String) -> StubResponse {
    .status(status, headers: [("Location", location)])
  }

  @Test func `within the server, credentials stay`() async throws {
    let fixture = fixture(["api.example.com/v1/pets/1": redirect(302, "../cats/./1?x=1")])
    _ = try await fixture.client.get("1")
    let last = try #require(fixture.server.requests.last)
    #expect(last.url == "https://api.example.com/v1/cats/1?x=1&key=k-2")
    #expect(last.header("X-Key") == "k-1")
  }

  @Test func `another origin gets no credentials`() async throws {
    let fixture = fixture(["api.example.com/v1/pets/1": redirect(302, "https://cdn.example.net/p?y=2")])
    let options = RequestOptions(headers: [.authorization: "Basic abc", .cookie: "a=1"])
    _ = try await fixture.client.get("1", options: options)
    let last = try #require(fixture.server.requests.last)
    #expect(last.url == "https://cdn.example.net/p?y=2")
    for name in ["X-Key", "Authorization", "Cookie"] { #expect(last.header(name) == nil) }
    #expect(last.header("Accept") == "application/json")
  }

  @Test func `a way back from elsewhere gets no credentials either`() async throws {
    let fixture = fixture([
      "api.example.com/v1/pets/1": redirect(302, "https://evil.test/"),
      "evil.test/": redirect(302, "https://api.example.com/v1/pets/2"),
    ])
    _ = try await fixture.client.get("1")
    #expect(fixture.server.requests.last?.url == "https://api.example.com/v1/pets/2")
    #expect(fixture.server.requests.last?.header("X-Key") == nil)
  }

  @Test(arguments: ["http://127.0.0.1:8080/p", "http://localhost/p", "http://[::1]/p"])
  func `https is not left for plain http on this machine`(location: String) async throws {
    let fixture = fixture(["api.example.com/v1/pets/1": redirect(302, location)])
    let error = try await problem { _ = try await fixture.client.get("1") }
    #expect(error.kind == .refused)
    #expect(fixture.server.requests.count == 1)
    let allowing = self.fixture(["api.example.com/v1/pets/1": redirect(302, location)]) {
      $0.insecureHosts = ["127.0.0.1", "localhost", "::1", "[::1]"]
    }
    _ = try await allowing.client.get("1")
    #expect(allowing.server.requests.count == 2)
  }

  @Test func `a port or scheme of its own is another origin`() async throws {
    let fixture = fixture(["api.example.com/v1/pets/1": redirect(307, "https://api.example.com:8443/p")])
    _ = try await fixture.client.get("1")
    #expect(fixture.server.requests.last?.header("X-Key") == nil)
    let down = self.fixture(["api.example.com/v1/pets/1": redirect(307, "http://api.example.com/p")])
    #expect(try await problem { _ = try await down.client.get("1") }.kind == .refused)
    #expect(down.server.requests.count == 1)
  }

  @Test(arguments: [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
  func `methods change as RFC 9110 has it`(status: Int, method: String) async throws {
    let fixture = fixture(["api.example.com/v1/pets": redirect(status, "/v1/elsewhere")])
    _ = try await fixture.client.create(Pet(id: "1", name: "Rex"))
    let last = try #require(fixture.server.requests.last)
    #expect(last.path == "/v1/elsewhere")
    #expect(last.method.rawValue == method)
    #expect(last.body.isEmpty == (method == "GET"))
    #expect((last.header("Content-Type") == nil) == (method == "GET"))
  }

  @Test func `a body is not sent to another origin`() async throws {
    let fixture = fixture(["api.example.com/v1/pets": redirect(308, "https://other.test/")])
    let error = try await problem { _ = try await fixture.client.create(Pet(id: "1", name: "Rex")) }
    #expect(error.status?.code == 308)
    #expect(fixture.server.requests.count == 1)
  }

  @Test func `a circle ends`() async throws {
    let fixture = fixture(["api.example.com/v1/pets/1": redirect(302, "/v1/pets/1")])
    #expect(try await problem { _ = try await fixture.client.get("1") }.kind == .refused)
    #expect(fixture.server.requests.count == 6)
    let none = self.fixture(["api.example.com/v1/pets/1": redirect(302, "/v1/pets/1")]) { $0.redirectLimit = 0 }
    #expect(try await problem { _ = try await none.client.get("1") }.status?.code == 302)
  }

  @Test func `a next page elsewhere gets no credentials`() async throws {
    let fixture = fixture([:])
    var request = OperationRequest("listPets", .get, "/pets", .default)
    request.replaceURL("https://api.example.com/v1/pets?page=2")
    _ = try await fixture.client.connection.perform(request)
    #expect(fixture.server.requests.last?.header("X-Key") == "k-1")
    request.replaceURL("?page=3")
    _ = try await fixture.client.connection.perform(request)
    #expect(fixture.server.requests.last?.url == "https://api.example.com/v1/pets?page=3&key=k-2")
    request.replaceURL("https://elsewhere.test/pets?page=2")
    _ = try await fixture.client.connection.perform(request)
    #expect(fixture.server.requests.last?.header("X-Key") == nil)
  }
}

/// Redirects that lead away from the service.
@Suite(.timeLimit(.minutes(25))) struct ForeignRedirectTests {
  private func fixture(to location: String, status: Int = 302) -> PetFixture {
    PetFixture { request in
      request.request.authority == "api.example.com"
        ? .status(status, headers: [("Location", location)]) : .json(#"[{"id": "9", "name": "Foreign"}]"#)
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a secret in the path follows no redirect to another origin, whose answer is no success`(status: Int)
    async throws
  {
    for location in ["https://evil.test/hook/s3cret-hash", "https://evil.test/", "//evil.test/x"] {
      let fixture = fixture(to: location, status: status)
      var request = OperationRequest("trigger", .post, "/hook/{hash}", .default)
      request.path("hash", "s3cret-hash")
      request.secretPath("hash")
      let error = try await problem { try await fixture.client.connection.empty(request) }
      #expect(error.kind == .refused)
      #expect(error.status?.code == status)
      #expect(fixture.server.requests.count == 1)
      #expect(!"\(error)".contains("s3cret"))
    }
  }

  @Test func `within the service such a redirect is followed`() async throws {
    let fixture = PetFixture { request in
      request.path == "/v1/hook/s3cret" ? .status(307, headers: [("Location", "/v1/hooks/s3cret")]) : PetFixture.rex
    }
    var request = OperationRequest("trigger", .post, "/hook/{hash}", .default)
    request.path("hash", "s3cret")
    request.secretPath("hash")
    try await fixture.client.connection.empty(request)
    #expect(fixture.server.requests.count == 2)
  }

  @Test func `a credential that the service repeats in a redirect is not carried away`() async throws {
    for location in ["https://evil.test/?key=s3cret%2Fkey", "https://evil.test/s3cret/key"] {
      let transport = InMemoryTransport { request in
        request.request.authority == "api.example.com"
          ? .status(302, headers: [("Location", location)]) : PetFixture.rex
      }
      let client = PetClient(
        connection: Connection(
          description: PetClient.description(security: [SecurityRequirement("key")]), server: "https://api.example.com",
          credentials: [Credential(scheme: "key", APIKeyAuthenticator("s3cret/key", name: "key", in: .query))],
          configuration: ClientConfiguration(transport: transport)))
      #expect(try await problem { _ = try await client.get("1") }.kind == .refused)
      #expect(transport.requests.count == 1)
    }
  }

  @Test func `a list is not read from another origin, by a redirect as little as by a next address`() async throws {
    let request = OperationRequest("listPets", .get, "/pets", .default)
    for pagination in [
      Pagination(.page, position: .query("page"), items: ""), Pagination(.link, items: ""),
      Pagination(.single, items: ""),
    ] {
      let fixture = fixture(to: "https://elsewhere.test/pets")
      let list = Paged<Pet>(fixture.client.connection, request, pagination)
      let error = await #expect(throws: PagingError.self) { try await list.all() }
      #expect(error?.reason == .otherOrigin("https://elsewhere.test"))
      #expect(fixture.server.requests.count == 1)
      #expect(try await list.followingOtherOrigins().maxItems(1).all().map(\.name) == ["Foreign"])
    }
    // One thing that is asked for by its name may be elsewhere: a download, say.
    _ = try await fixture(to: "https://elsewhere.test/pets").client.list()
  }
}
