import ClientsmithTesting
import HTTPTypes
import Testing

@_spi(Generated) @testable import ClientsmithRuntime

/// Calls that carry no credential of the client's where the document demands one: because the caller says so, or because he has
/// put his own on the request.
@Suite(.timeLimit(.minutes(25))) struct CallsWithoutCredentialTests {
  private let key = Credential(scheme: "key", APIKeyAuthenticator("from-the-client", name: "X-API-Key", in: .header))

  private func fixture(
    _ credentials: [Credential] = [], security: [SecurityRequirement] = [SecurityRequirement("token")],
    headers: HTTPFields = [:]
  ) -> PetFixture {
    let description = APIDescription(
      name: "Pets", version: "1.2", problem: PetProblem.self, security: security,
      keyPlaces: [
        "key": CredentialPlacement(name: "X-API-Key", in: .header),
        "organization": CredentialPlacement(name: "organization", in: .query),
        "session": CredentialPlacement(name: "sid", in: .cookie),
      ])
    return PetFixture(description: description, credentials: credentials, configure: { $0.headers = headers }) { _ in
      PetFixture.rex
    }
  }

  private func isRefused(_ fixture: PetFixture, _ options: RequestOptions = .default) async throws -> Bool {
    let error = try await problem { _ = try await fixture.client.get("1", options: options) }
    let cause = error.underlying as? AuthenticationError
    return cause?.kind == .missingCredential && fixture.server.requests.isEmpty
  }

  @Test func withoutACredentialNothingIsSent() async throws {
    #expect(try await isRefused(fixture()))
  }

  @Test func aCallThatAsksForNoneIsSentWithoutOne() async throws {
    let bare = fixture()
    _ = try await bare.client.get("1", options: RequestOptions(credentials: .none))
    let rich = fixture([key], security: [SecurityRequirement("key")])
    _ = try await rich.client.get("1", options: RequestOptions(credentials: .none))
    _ = try await rich.client.get("1")
    #expect(bare.server.requests.map { $0.header("Authorization") } == [nil])
    #expect(rich.server.requests.map { $0.header("X-API-Key") } == [nil, "from-the-client"])
  }

  @Test func aClientThatWasGivenNoneSendsEverythingWithoutOne() async throws {
    let fixture = fixture([.none])
    _ = try await fixture.client.get("1")
    #expect(fixture.server.requests.count == 1)
  }

  @Test func noneBesideAnotherCredentialLeavesThatOneInUse() async throws {
    let fixture = fixture([.none, key], security: [SecurityRequirement("key")])
    _ = try await fixture.client.get("1")
    #expect(fixture.server.requests.first?.header("X-API-Key") == "from-the-client")
  }

  @Test func anAuthorizationOfTheCallIsEnough() async throws {
    let fixture = fixture()
    _ = try await fixture.client.get("1", options: RequestOptions(headers: [.authorization: "token abc"]))
    #expect(fixture.server.requests.first?.header("Authorization") == "token abc")
  }

  @Test func anAuthorizationOfTheClientIsEnough() async throws {
    let fixture = fixture(headers: [.authorization: "token abc"])
    _ = try await fixture.client.get("1")
    #expect(fixture.server.requests.first?.header("Authorization") == "token abc")
  }

  @Test func aCredentialGoesBeforeAnAuthorizationOfTheClient() async throws {
    let token = Credential(scheme: "token", BearerAuthenticator("given"))
    let fixture = fixture([token], headers: [.authorization: "token abc"])
    _ = try await fixture.client.get("1")
    #expect(fixture.server.requests.first?.header("Authorization") == "Bearer given")
  }

  @Test func aKeyInItsOwnHeaderIsEnoughWhereTheDocumentSaysSo() async throws {
    let name = try #require(HTTPField.Name("x-api-key"))
    let security = [SecurityRequirement("key")]
    let fixture = fixture(security: security)
    _ = try await fixture.client.get("1", options: RequestOptions(headers: [name: "k"]))
    #expect(fixture.server.requests.first?.header("X-API-Key") == "k")
    // Another header says nothing of who is calling.
    let other = self.fixture(security: security)
    #expect(try await isRefused(other, RequestOptions(headers: [.from: "ada@example.com"])))
  }

  @Test func aKeyOfTheCallersStandsBesideOneOfTheClients() async throws {
    let fixture = fixture([key], security: [SecurityRequirement([("key", []), ("organization", [])])])
    _ = try await fixture.client.get("1", options: RequestOptions(query: [.init("organization", "acme")]))
    #expect(fixture.server.requests.first?.header("X-API-Key") == "from-the-client")
    #expect(fixture.server.requests.first?.url.hasSuffix("?organization=acme") == true)
  }

  @Test func aCookieOfTheCallersIsKnownByItsName() async throws {
    let security = [SecurityRequirement("session")]
    let fixture = fixture(security: security)
    _ = try await fixture.client.get("1", options: RequestOptions(headers: [.cookie: "theme=dark; sid=1"]))
    #expect(fixture.server.requests.count == 1)
    #expect(
      try await isRefused(self.fixture(security: security), RequestOptions(headers: [.cookie: "theme=dark; xsid=1"])))
  }
}
