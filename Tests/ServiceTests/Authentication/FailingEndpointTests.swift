import Bluefly
import ClientsmithRuntime
import Firefly
import ServiceSimulators
import Testing

/// Token endpoints that answer 429, 500 or nothing: waited for where that helps, never stampeded.
@Suite(.timeLimit(.minutes(25))) struct FailingEndpointTests {
  let time = SkippingTime()

  func client(of service: FireflySimulator, _ configuration: ClientConfiguration) -> FireflyClient {
    FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: configuration)
  }

  @Test("a login that is asked to wait waits, one that fails for a moment is tried again", arguments: Carrier.allCases)
  func passing(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, time.configuration(over: carrier))
    await service.faults.add(.status(429, retryAfter: 3), on: "POST /v2/login")
    await service.faults.add(.status(500), on: "POST /v2/login", skipping: 1)
    let outcomes = await atOnce(100) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    #expect(outcomes.answered == 100)
    #expect(await service.server.requests(to: "POST /v2/login").map(\.status) == [429, 500, 200])
    #expect(time.environment.uptime() >= .seconds(3))
    await service.stop()
  }

  @Test("a login whose connection is lost is made again", arguments: Carrier.allCases)
  func dropped(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, time.configuration(over: carrier))
    await service.faults.add(.dropAfterReading, on: "POST /v2/login")
    _ = try await client.projects.get(projectID: "project-000000000000")
    #expect(await service.server.requests(to: "POST /v2/login").map(\.status) == [nil, 200])
    await service.stop()
  }

  @Test("a login that stays broken is asked three times, whoever waits for it", arguments: Carrier.allCases)
  func broken(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, time.configuration(over: carrier))
    await service.faults.add(.status(500), on: "POST /v2/login", times: .max)
    for _ in 0..<2 {
      let outcomes = await atOnce(100) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
      #expect(outcomes.errors.count == 100)
      for error in outcomes.errors {
        let reason = (error as? FireflyClient.Error)?.underlying as? AuthenticationError
        #expect(reason?.kind == .unavailable)
        #expect(reason?.status == 500)
      }
    }
    // The second hundred is told at once, without another request.
    #expect(await service.requests.map(\.path) == Array(repeating: "/v2/login", count: 3))
    try await time.pass(.seconds(60))
    await service.faults.clear()
    _ = try await client.projects.get(projectID: "project-000000000000")
    await service.stop()
  }

  @Test("an endpoint that asks for a long pause is left alone that long", arguments: Carrier.allCases)
  func longPause(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = client(of: service, time.configuration(over: carrier))
    await service.faults.add(.status(429, retryAfter: 600), on: "POST /v2/login")
    for _ in 0..<3 {
      let error = try await authenticationError { _ = try await client.projects.get(projectID: "project-000000000000") }
      #expect(error.kind == .unavailable)
      #expect(error.status == 429)
      try await time.pass(.seconds(120))
    }
    #expect(await service.requests.count == 1)
    try await time.pass(.seconds(300))
    _ = try await client.projects.get(projectID: "project-000000000000")
    await service.stop()
  }

  @Test("a login that is never answered ends with its time limit", arguments: Carrier.allCases)
  func silent(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    var configuration = time.configuration(over: carrier)
    configuration.timeout = .milliseconds(300)
    let client = client(of: service, configuration)
    let gate = Gate()
    await service.faults.add(.hold(gate), on: "POST /v2/login", times: .max)
    let outcomes = await atOnce(20) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    #expect(outcomes.errors.count == 20)
    for error in outcomes.errors {
      let reason = (error as? FireflyClient.Error)?.underlying as? AuthenticationError
      #expect(reason?.kind == .unavailable)
    }
    // On a busy machine the limit may pass before the request is there.
    #expect(await service.requests.count <= 3)
    await gate.open()
    await service.stop()
  }

  @Test("a rotation whose answer is lost is not sent again: the client logs in", arguments: Carrier.allCases)
  func lostRotation(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = BlueflyClient(
      credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    _ = try await client.user.profile()
    await service.expireTokens()
    await service.faults.add(.dropAfterProcessing, on: "POST /api/v1/auth/refresh")
    let outcomes = await atOnce(50) { _ in _ = try await client.user.profile() }
    #expect(outcomes.answered == 50)
    #expect(await service.server.count("POST /api/v1/auth/refresh") == 1)
    #expect(await service.server.count("POST /api/v1/auth/login") == 2)
    #expect(await service.revokedFamilies == 0)
    await service.stop()
  }
}
