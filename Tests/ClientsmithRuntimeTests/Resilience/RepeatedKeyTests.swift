import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Servers that repeat the whole query in their links, keys and all.
@Suite(.timeLimit(.minutes(25))) struct RepeatedKeyTests {
  private func fixture(_ answer: @escaping @Sendable (RecordedRequest) -> StubResponse) -> PetFixture {
    PetFixture(
      description: PetClient.description(security: [SecurityRequirement("key")]),
      credentials: [Credential(scheme: "key", APIKeyAuthenticator("s3cret/1", name: "api key", in: .query))], answer)
  }

  static let byURL = Pagination(.nextURL, items: "/data", next: "/next")
  static let byLink = Pagination(.link, items: "/data")

  @Test(arguments: ["api%20key=s3cret%2F1&page=2", "page=2&api%20key=s3cret%2F1", "api key=s3cret/1&page=2"])
  func `a key in the next URL is sent once, and is in no position`(query: String) async throws {
    let fixture = fixture { request in
      if request.query("page") == "2" { return .json(#"{"data":[{"id":"2","name":"b"}]}"#) }
      let next = "https://api.example.com/v1/pets?\(query.replacing("api key", with: "api%20key"))"
      return .json(
        #"{"data":[{"id":"1","name":"a"}],"next":"\#(next)"}"#, headers: [("Link", "<\(next)>; rel=\"next\"")])
    }
    for pagination in [Self.byURL, Self.byLink] {
      let before = fixture.server.requests.count
      let list = Paged<Pet>(
        fixture.client.connection, OperationRequest("listPets", .get, "/pets", .default), pagination)
      var pages = list.pages.makeAsyncIterator()
      let first = try #require(try await pages.next())
      let position = try #require(first.next)
      let saved = String(decoding: try JSONEncoder().encode(position), as: UTF8.self)
      #expect(!saved.contains("s3cret"), "\(saved)")
      #expect(try await pages.next()?.items.map(\.name) == ["b"])
      let last = try #require(fixture.server.requests.dropFirst(before).last)
      #expect(last.query == "page=2&api%20key=s3cret%2F1")
    }
  }
}
