import ClientsmithRuntime
import FireHydrant
import ServiceSimulators
import Testing

/// More calls at once than an account may make, over real HTTP, at a service that refuses what is too much. That no time is
/// wasted is shown under virtual time, where journeys take as long as they are told to.
@Suite(.timeLimit(.minutes(25))) struct ParallelLimitTests {
  let time = SkippingTime()

  @Test("600 calls at once under 50/10 s and 300/min: none is refused", arguments: Carrier.allCases)
  func atOnceAll(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server)
    let client = FireHydrantClient(
      credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: time.configuration(over: carrier))
    let outcomes = await atOnce(600) { _ in _ = try await client.ping.withKey() }
    #expect(outcomes.answered == 600)
    let requests = await service.requests
    #expect(requests.count == 600)
    #expect(requests.allSatisfy { $0.status == 200 })
    await service.stop()
  }

  @Test("pages asked for ahead and many clients of one key stay within its limits", arguments: Carrier.allCases)
  func together(carrier: Carrier) async throws {
    let service = try await FireHydrantSimulator.start(clock: time.server, incidents: 2_000)
    let configuration = time.configuration(over: carrier)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        let client = FireHydrantClient(
          credentials: .apiKey("fhb-test"), server: .custom(service.url), configuration: configuration)
        group.addTask { try await client.incidents.list(perPage: 100).concurrent(5).all().count }
        group.addTask { try await client.incidents.list(perPage: 100).prefetch().reduce(0) { count, _ in count + 1 } }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 2_000, count: 8))
    #expect(await service.requests.allSatisfy { $0.status == 200 })
    await service.stop()
  }
}
