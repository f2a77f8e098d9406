import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// A path parameter never changes which resource is asked.
@Suite(.timeLimit(.minutes(25))) struct DotSegmentTests {
  private func path(
    _ template: String, _ values: [(String, String)], allowReserved: Bool
  ) async throws -> String? {
    let fixture = PetFixture { _ in PetFixture.rex }
    var request = OperationRequest("get", .get, template, .default)
    for (name, value) in values { request.path(name, value, allowReserved: allowReserved) }
    _ = try await fixture.client.connection.perform(request)
    return fixture.server.requests.first?.path
  }

  @Test(
    "dots are refused however they are spelt",
    arguments: [".", "..", "%2e", "%2E", "%2e%2e", "%2E%2e", ".%2e", "%2e.", "%2E."])
  func dots(value: String) async throws {
    let error = try await problem { _ = try await path("/pets/{id}", [("id", value)], allowReserved: true) }
    #expect(error.kind == .invalidRequest)
    #expect(error.attempts == 0)
  }

  @Test(
    "parts of a segment do not make dots together",
    arguments: [
      ("/pets/{a}{b}", [("a", "."), ("b", ".")]), ("/pets/.{a}/x", [("a", ".")]),
      ("/pets/{a}.", [("a", "%2e")]), ("/{a}%2e/x", [("a", ".")]),
    ])
  func together(template: String, values: [(String, String)]) async throws {
    let error = try await problem { _ = try await path(template, values, allowReserved: true) }
    #expect(error.kind == .invalidRequest)
  }

  @Test("names with dots, and a document's own dots, are sent")
  func others() async throws {
    #expect(try await path("/pets/{id}", [("id", "a.b")], allowReserved: true) == "/v1/pets/a.b")
    #expect(try await path("/pets/{id}", [("id", "...")], allowReserved: true) == "/v1/pets/...")
    #expect(try await path("/pets/{id}", [("id", "%2e%2ex")], allowReserved: true) == "/v1/pets/%2e%2ex")
    #expect(try await path("/pets/{id}.json", [("id", "a")], allowReserved: false) == "/v1/pets/a.json")
    #expect(try await path("/x/./{id}", [("id", "a")], allowReserved: false) == "/v1/x/./a")
    // Without reserved characters a percent sign is one.
    #expect(try await path("/pets/{id}", [("id", "%2e%2e")], allowReserved: false) == "/v1/pets/%252e%252e")
  }
}
