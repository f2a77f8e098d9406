import ClientsmithRuntime
import FireHydrant
import ServiceSimulators
import Testing

/// FireHydrant's incidents, page by page, under its own rate limits.
@Suite(.timeLimit(.minutes(25))) struct FireHydrantWalkTests {
  let time = SkippingTime()

  func client(of service: FireHydrantSimulator, over carrier: Carrier = .standard) -> FireHydrantClient {
    FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: time.patience(over: carrier))
  }

  @Test("10,000 incidents while the service fails in every way", arguments: Carrier.allCases)
  func faults(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 10_000)
    await service.addFaults(on: "GET /v1/incidents")
    let ids = try await client(of: service, over: carrier).incidents.list(perPage: 100).all().map(\.id)
    #expect(ids.count == 10_000)
    #expect(Set(ids).count == 10_000)
    #expect(await service.faults.injected > 30)
    await service.stop()
  }

  @Test("10,000 audit events by their cursor while the service fails in every way", arguments: Carrier.allCases)
  func cursor(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 0, others: 10_000)
    await service.addFaults(on: "GET /v1/audit_events")
    let ids = try await client(of: service, over: carrier).auditEvents.list(limit: 100).all().map(\.id)
    #expect(ids.count == 10_000)
    #expect(Set(ids).count == 10_000)
    #expect(await service.faults.injected > 30)
    await service.stop()
  }

  @Test("600 requests in a row are never refused")
  func limits() async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 12_000)
    let begin = time.environment.uptime()
    let ids = try await client(of: service).incidents.list(perPage: 20).all().map(\.id)
    #expect(Set(ids).count == 12_000)
    let requests = await service.requests
    #expect(requests.count == 600)
    #expect(requests.allSatisfy { $0.status == 200 })
    // Twelve bursts of fifty, ten seconds apart.
    #expect(time.environment.uptime() - begin < .seconds(110 * 1.05))
    await service.stop()
  }

  @Test("pages asked for ahead come in order")
  func concurrent() async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 2_000)
    let client = client(of: service)
    let ahead = try await client.incidents.list(perPage: 100).concurrent(5).all().map(\.id)
    let plain = try await client.incidents.list(perPage: 100).all().map(\.id)
    #expect(ahead == plain)
    #expect(plain.count == 2_000)
    await service.stop()
  }
}
