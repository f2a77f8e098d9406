import ServiceSimulators
import Testing

@Suite(.timeLimit(.minutes(25))) struct FaultTests {
  private let headers = ["Authorization": "Bearer fhb-test"]

  @Test func connectionsAreDroppedAtEveryPoint() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: headers)
    for (fault, created) in [
      (Fault.dropBeforeReading, 0), (.dropAfterReading, 0), (.dropAfterProcessing, 1), (.truncate, 2),
    ] {
      await service.faults.add(fault, on: "POST /v1/environments")
      await #expect(throws: (any Error).self) {
        try await caller.send("POST", "/environments", json: ["name": "Lost"])
      }
      let count = try await caller.send("GET", "/environments").json["pagination"]?["count"]?.integer
      #expect(count == 45 + created)
    }
    let bodies = await service.server.requests(to: "POST /v1/environments").map(\.text)
    #expect(bodies == ["", #"{"name":"Lost"}"#, #"{"name":"Lost"}"#, #"{"name":"Lost"}"#])
    #expect(await service.faults.injected == 4)
    await service.stop()
  }

  @Test func aRuleMayWaitRepeatAndEnd() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: headers)
    await service.faults.add(.status(503, retryAfter: 2), on: "GET /v1/ping", times: 2, skipping: 1, every: 2)
    var statuses: [Int] = []
    for _ in 0..<7 { statuses.append(try await caller.send("GET", "/ping").status) }
    #expect(statuses == [200, 200, 503, 200, 503, 200, 200])
    #expect(await service.requests.map(\.status) == [200, 200, 503, 200, 503, 200, 200])
    await service.stop()
  }

  @Test func aHeldRequestGoesOnWhenTheGateOpens() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: headers)
    let gate = Gate()
    await service.faults.add(.hold(gate), on: "GET /v1/ping")
    async let held = caller.send("GET", "/ping")
    while await gate.held == 0 { await Task.yield() }
    #expect(try await caller.send("GET", "/ping").status == 200)
    await gate.open()
    #expect(try await held.status == 200)
    await service.stop()
  }

  @Test func aFreshCredentialCanBeRefused() async throws {
    let service = try await FireflySimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: ["Authorization": "Basic ZmZhLXRlc3Q6ZmZzLXRlc3Qtc2VjcmV0"])
    await service.faults.add(.refuseCredential, on: "GET /v2/users")
    #expect(try await caller.send("GET", "/users").status == 401)
    #expect(try await caller.send("GET", "/users").status == 200)
    await service.stop()
  }

  @Test func aServerStopsWhileARequestIsHeld() async throws {
    let service = try await FireHydrantSimulator.start(clock: ManualClock().clock)
    let caller = Caller(url: service.url, headers: headers)
    let gate = Gate()
    await service.faults.add(.hold(gate), on: "GET /v1/ping")
    let held = Task { try await caller.send("GET", "/ping") }
    while await gate.held == 0 { await Task.yield() }
    await service.stop()
    await #expect(throws: (any Error).self) { try await held.value }
  }
}
