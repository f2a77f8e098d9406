import ClientsmithRuntime
import Firefly
import ServiceSimulators
import Testing

/// Tokens that end in the middle of a list.
@Suite(.timeLimit(.minutes(25))) struct ExpiryBetweenPagesTests {
  let time = SkippingTime()

  func client(of service: FireflySimulator, over carrier: Carrier) -> FireflyClient {
    FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
  }

  @Test("a token that ends between two pages is renewed, and the list goes on", arguments: Carrier.allCases)
  func betweenPages(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    await service.faults.add(.perform { await service.expireTokens() }, on: "POST /v2/inventory", times: 9, every: 3)
    let assets = try await client(of: service, over: carrier).inventory.search(InventoryQuery(size: 10)).all()
    #expect(assets.count == 60)
    #expect(Set(assets.map(\.assetID)).count == 60)
    let statuses = await service.server.requests(to: "POST /v2/inventory").map(\.status)
    #expect(statuses.count { $0 == 200 } == 6)
    #expect(statuses.count { $0 == 401 } == statuses.count - 6)
    #expect(await service.server.count("POST /v2/login") == 1 + statuses.count { $0 == 401 })
    await service.stop()
  }
}
