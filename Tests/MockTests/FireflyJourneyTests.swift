import ClientsmithMock
import Firefly
import FireflyMock
import Testing

/// Firefly: log in once for everyone, find what no code manages through faults and an ending token, have code written for it.
@Suite struct FireflyJourneyTests {
  @Test func aDayAtTheService() async throws {
    let mock = FireflyMock()
    let client = FireflyClient(
      credentials: .accessKey("key", secretKey: "secret"), configuration: mock.configuration)
    mock.projects.get.answer { Project(id: $0.projectID, name: "Payments") }
    mock.inventory.search.answer { call in
      (1...54).map { Asset(assetID: "asset-\($0)", state: call.body.assetState, provider: "aws") }
    }
    mock.inventory.search.fail(.status(503, retryAfter: .seconds(1)), skipping: 2)
    mock.inventory.search.fail(.expireTokens, skipping: 3)
    mock.codification.codify.answer(["importCommand": "terraform import"])

    try await withThrowingTaskGroup { group in
      for _ in 0..<50 { group.addTask { _ = try await client.projects.get(projectID: "p1") } }
      try await group.waitForAll()
    }
    #expect(mock.projects.get.count == 50 && mock.logins == 1, "one login is enough for all")

    let assets = try await client.inventory.search(InventoryQuery(size: 10, assetState: .unmanaged)).all()
    #expect(assets.count == 54 && mock.inventory.search.count == 8 && mock.logins == 2)
    let code = try await client.codification.codify(
      CodifyRequest(
        assetType: "aws_instance", assetID: "asset-1", iacType: .terraform, provider: "aws", accountNumber: "1"))
    #expect(code["importCommand"] == "terraform import")
  }
}
