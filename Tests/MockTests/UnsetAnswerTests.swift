import ClientsmithMock
import ClientsmithRuntime
import ClientsmithTesting
import FireHydrant
import FireHydrantMock
import Firefly
import FireflyMock
import FirstQuadrant
import FirstQuadrantMock
import Testing

/// What no handler answers, the document does: with values that the client can read, the same for the same seed.
@Suite struct UnsetAnswerTests {
  @Test func everyKindOfAnswerCanBeRead() async throws {
    let mock = FireHydrantMock()
    let client = FireHydrantClient(credentials: .apiKey("fhb-test"), configuration: mock.configuration)
    _ = try await client.ping.withKey()
    #expect(try await client.incidents.list().all().count == 2, "a made-up list ends")
    _ = try await client.incidents.get(incidentID: "1")
    _ = try await client.incidents.archive(incidentID: "1")
    _ = try await client.environments.list().all()
    _ = try await client.services.list().all()
    _ = try await client.auditEvents.list().all()
    let firefly = FireflyMock()
    let other = FireflyClient(credentials: .accessKey("k", secretKey: "s"), configuration: firefly.configuration)
    _ = try await other.inventory.search(InventoryQuery()).all()
    _ = try await other.projects.get(projectID: "1")
    _ = try await other.users.list().all()
    try mock.verify()
    try firefly.verify()
  }

  @Test func equalSeedsGiveEqualValues() async throws {
    func names(seed: UInt64) async throws -> [String] {
      let mock = FirstQuadrantMock(seed: seed)
      let client = FirstQuadrantClient(
        credentials: .apiKey("k", organization: "o"), configuration: mock.configuration)
      return try await client.campaigns.list().all().map { "\($0.id) \($0.name)" }
    }
    let (first, again, other) = (try await names(seed: 1), try await names(seed: 1), try await names(seed: 2))
    #expect(first == again && first != other && !first.isEmpty)
  }

  @Test func faultsLimitsAndResets() async throws {
    let mock = FireHydrantMock()
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"),
      configuration: ClientConfiguration(transport: mock, environment: mock.time.environment))
    mock.limit(requests: 2, per: .seconds(30))
    for _ in 0..<3 { _ = try await client.ping.withKey() }
    #expect(mock.ping.withKey.count == 4 && mock.time.elapsed >= .seconds(30), "429 with Retry-After was obeyed")
    mock.ping.withKey.fail(.disconnect)
    _ = try await client.ping.withKey()
    mock.incidents.get.answer { _ in throw MockFault.status(404) }
    await #expect(throws: FireHydrantClient.Error.self) { try await client.incidents.get(incidentID: "1") }
    mock.incidents.get.reset()
    _ = try await client.incidents.get(incidentID: "1")
    mock.incidents.get.respond { _ in .json(#"{"id": "raw", "name": "r", "created_at": "2026-01-01T00:00:00Z"}"#) }
    #expect(try await client.incidents.get(incidentID: "1").id == "raw")
  }
}
