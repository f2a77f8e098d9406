import ClientsmithRuntime
import FireHydrant
import FirstQuadrant
import ServiceSimulators
import Testing

/// Pages asked for before they are needed, while the service fails in every way.
@Suite(.timeLimit(.minutes(25))) struct WalkAheadTests {
  let time = SkippingTime()

  @Test(
    "10,000 incidents, some pages at once: each in its place", arguments: Carrier.allCases, [2, 5, 16])
  func concurrent(carrier: Carrier, width: Int) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 10_000)
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: time.patience(over: carrier))
    let plain = try await client.incidents.list(perPage: 100).all().map(\.id)
    #expect(Set(plain).count == 10_000)
    await service.addFaults(on: "GET /v1/incidents")
    let ahead = try await client.incidents.list(perPage: 100).concurrent(width).all().map(\.id)
    #expect(ahead == plain)
    let prefetched = try await client.incidents.list(perPage: 100).prefetch().all().map(\.id)
    #expect(prefetched == plain)
    await service.stop()
  }

  @Test("no more than was asked for, and no page more than it takes", arguments: Carrier.allCases)
  func bounded(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 1_000)
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: time.patience(over: carrier))
    for (count, pages) in [(1, 1), (99, 1), (100, 1), (101, 2), (250, 3), (1_000, 10), (5_000, 10)] {
      let before = await service.server.count("GET /v1/incidents")
      let ids = try await client.incidents.list(perPage: 100).maxItems(count).all().map(\.id)
      #expect(ids.count == min(count, 1_000))
      #expect(await service.server.count("GET /v1/incidents") - before == pages, "\(count)")
    }
    await service.stop()
  }

  @Test("contacts prefetched in both directions", arguments: Carrier.allCases)
  func prefetched(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server, contacts: 10_000)
    let client = FirstQuadrantClient(
      credentials: .apiKey(FirstQuadrantSimulator.key, organization: FirstQuadrantSimulator.organization),
      server: .custom(service.url), configuration: time.patience(over: carrier))
    let plain = try await client.contacts.list(limit: 100).all().map(\.id)
    await service.addFaults(on: "GET /v5/contacts")
    #expect(try await client.contacts.list(limit: 100).prefetch().all().map(\.id) == plain)
    let last = try #require(plain.last)
    let back = try await client.contacts.list(limit: 100, endingBefore: last).prefetch().all().map(\.id)
    #expect(back.count == 9_999)
    #expect(Set(back) == Set(plain.dropLast()))
    await service.stop()
  }
}
