import ClientsmithRuntime
import FireHydrant
import Firefly
import FirstQuadrant
import Foundation
import ServiceSimulators
import Testing

/// Walks that break off at every fault and go on, in a program started anew, from the position that was written down.
@Suite(.timeLimit(.minutes(25))) struct ResumedWalkTests {
  let time = SkippingTime()

  /// Walks without retries; each failure ends the program, and the next one knows nothing but the position.
  private func walk<Item>(
    _ list: (ClientConfiguration) -> Paged<Item>, over carrier: Carrier
  ) async throws -> (items: [Item], failures: Int) {
    var configuration = time.configuration(over: carrier)
    configuration.retries = .never
    var items: [Item] = []
    var failures = 0
    var saved: Data?
    while failures < 1_000 {
      let position = try saved.map { try JSONDecoder().decode(PagePosition.self, from: $0) }
      var iterator = list(configuration).resume(from: position).makeAsyncIterator()
      do {
        while let item = try await iterator.next() {
          items.append(item)
          saved = try iterator.position.map { try JSONEncoder().encode($0) }
        }
        return (items, failures)
      } catch is any AnyAPIError {
        failures += 1
        // What a service refuses it refuses until time has passed.
        try await time.pass(.seconds(2))
      }
    }
    Issue.record("the walk never ended")
    return (items, failures)
  }

  private func expectAll(_ walk: (items: [String], failures: Int), _ count: Int = 10_000) {
    #expect(walk.items.count == count)
    #expect(Set(walk.items).count == count)
    #expect(walk.failures > 20)
  }

  @Test("a cursor in the body of a POST, a number, an offset", arguments: Carrier.allCases)
  func firefly(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server, items: 10_000)
    await service.addFaults(on: "POST /v2/inventory") { await service.expireTokens() }
    await service.addFaults(on: "GET /v2/runners/projects/list")
    await service.addFaults(on: "POST /v2/event-center")
    func client(_ configuration: ClientConfiguration) -> FireflyClient {
      FireflyClient(
        credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
        server: .custom(service.url), configuration: configuration)
    }
    let assets = try await walk({ client($0).inventory.search(InventoryQuery(size: 100)) }, over: carrier)
    expectAll((assets.items.map(\.assetID), assets.failures))
    let projects = try await walk({ client($0).projects.list(pageSize: 100) }, over: carrier)
    expectAll((projects.items.map(\.id), projects.failures))
    let events = try await walk({ client($0).eventCenter.search(EventQuery(size: 100)) }, over: carrier)
    expectAll((events.items.map(\.id), events.failures))
    await service.stop()
  }

  @Test("the last item's id, in both directions", arguments: Carrier.allCases)
  func firstQuadrant(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server, contacts: 10_000)
    await service.addFaults(on: "GET /v5/contacts")
    func client(_ configuration: ClientConfiguration) -> FirstQuadrantClient {
      FirstQuadrantClient(
        credentials: .apiKey(FirstQuadrantSimulator.key, organization: FirstQuadrantSimulator.organization),
        server: .custom(service.url), configuration: configuration)
    }
    let forwards = try await walk({ client($0).contacts.list(limit: 100) }, over: carrier)
    expectAll((forwards.items.map(\.id), forwards.failures))
    let last = try #require(forwards.items.last?.id)
    let backwards = try await walk({ client($0).contacts.list(limit: 100, endingBefore: last) }, over: carrier)
    expectAll((backwards.items.map(\.id), backwards.failures), 9_999)
    await service.stop()
  }

  @Test("page numbers and a cursor in the query", arguments: Carrier.allCases)
  func fireHydrant(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 10_000, others: 10_000)
    await service.addFaults(on: "GET /v1/incidents")
    await service.addFaults(on: "GET /v1/audit_events")
    func client(_ configuration: ClientConfiguration) -> FireHydrantClient {
      FireHydrantClient(
        credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: configuration)
    }
    let incidents = try await walk({ client($0).incidents.list(perPage: 100) }, over: carrier)
    expectAll((incidents.items.map(\.id), incidents.failures))
    let events = try await walk({ client($0).auditEvents.list(limit: 100) }, over: carrier)
    expectAll((events.items.map(\.id), events.failures))
    await service.stop()
  }
}
