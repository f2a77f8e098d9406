import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What another server gets to see when an answer leads there: nothing that was meant for the first.
@Suite(.timeLimit(.minutes(25))) struct ForeignServerTests {
  /// Every way in which a secret can come onto a request.
  private func fixture(_ answer: @escaping @Sendable (RecordedRequest) -> StubResponse) -> PetFixture {
    PetFixture(
      description: APIDescription(
        name: "Pets", version: "1", problem: PetProblem.self,
        security: [SecurityRequirement([("header", []), ("query", []), ("cookie", [])])], secretNames: ["X-Pin"]),
      credentials: [
        Credential(scheme: "header", APIKeyAuthenticator("c4n4ry-1", name: "X-Key", in: .header)),
        Credential(scheme: "query", APIKeyAuthenticator("c4n4ry-2", name: "k", in: .query)),
        Credential(scheme: "cookie", APIKeyAuthenticator("c4n4ry-3", name: "sid", in: .cookie)),
      ],
      configure: { configuration in
        configuration.headers = .of(("X-Api-Key", "c4n4ry-4"), ("X-Kind", "plain"))
        configuration.redirectLimit = 5
      }, answer)
  }

  private var request: OperationRequest {
    let options = RequestOptions(
      headers: .of(("Authorization", "Basic c4n4ry-5"), ("X-Access-Token", "c4n4ry-6")),
      query: [.init("access_token", "c4n4ry-7")])
    var request = OperationRequest("listPets", .get, "/pets", options)
    request.header("X-Pin", "c4n4ry-8")
    request.header("X-Page", "2")
    request.cookie("session", "c4n4ry-9")
    return request
  }

  private func expectNothingSecret(_ requests: [RecordedRequest]) {
    #expect(!requests.isEmpty)
    for request in requests {
      let text = "\(request.url) \(request.request.headerFields) \(request.text)"
      #expect(!text.contains("c4n4ry"), "\(text)")
      #expect(request.header("X-Page") == "2")
      #expect(request.header("X-Kind") == "plain")
    }
  }

  @Test func `a redirect elsewhere carries no secret, whoever put it on the request`() async throws {
    let fixture = fixture { request in
      request.request.authority == "elsewhere.test"
        ? PetFixture.rex : .status(302, headers: [("Location", "https://elsewhere.test/p")])
    }
    try await fixture.client.connection.empty(request)
    expectNothingSecret(fixture.server.requests.filter { $0.request.authority == "elsewhere.test" })
  }

  @Test func `a page on another server that may be followed gets no secret either`() async throws {
    let fixture = fixture { request in
      request.request.authority == "elsewhere.test"
        ? .json(#"{"data":[{"id":"2","name":"b"}]}"#)
        : .json(#"{"data":[{"id":"1","name":"a"}],"next":"https://elsewhere.test/pets?page=2"}"#)
    }
    let pages = Pagination(.nextURL, items: "/data", next: "/next")
    let list = Paged<Pet>(fixture.client.connection, request, pages)
    #expect(try await list.followingOtherOrigins().all().map(\.name) == ["a", "b"])
    expectNothingSecret(fixture.server.requests.filter { $0.request.authority == "elsewhere.test" })
  }
}
