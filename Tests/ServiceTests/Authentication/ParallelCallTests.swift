import Bluefly
import ClientsmithRuntime
import Firefly
import ServiceSimulators
import Testing

/// Hundreds of calls at once around one token: one exchange, no call lost, none sent to the service's work twice.
@Suite(.serialized, .timeLimit(.minutes(25))) struct ParallelCallTests {
  /// How the token comes to be no longer good.
  enum End: String, CaseIterable, Sendable {
    /// The client's clock knows.
    case byTheClock
    /// Only the service knows, and says so.
    case byTheService
  }

  let time = SkippingTime()

  @Test(
    "500 POSTs on an expired token: one refresh, none lost, none doubled", arguments: Carrier.allCases, End.allCases)
  func expiredSession(carrier: Carrier, end: End) async throws {
    let service = try await BlueflySimulator.start(clock: time.server, lifetime: 3600)
    let client = BlueflyClient(
      credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    _ = try await client.models.list()
    switch end {
    case .byTheClock: try await time.pass(.seconds(3601))
    case .byTheService: await service.expireTokens()
    }
    let outcomes = await atOnce(500) { number in
      let request = GenerateRequest(prompt: "prompt \(number)")
      let answer = try await client.models.generate(modelID: "bluefly-text-1", request).json()
      #expect(answer["text"] == JSONValue("You said: prompt \(number)"))
    }
    #expect(outcomes.errors.isEmpty)
    #expect(outcomes.answered == 500)
    #expect(await service.server.count("POST /api/v1/auth/refresh") == 1)
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    #expect(await service.revokedFamilies == 0)

    let generated = await service.server.requests(to: "POST /api/v1/models/{id}/generate")
    let done = generated.filter { $0.status == 200 }.compactMap { $0.json?["prompt"]?.string }
    #expect(done.count == 500)
    #expect(Set(done).count == 500)
    if end == .byTheClock { #expect(generated.count == 500) }
    await service.stop()
  }

  @Test("500 first calls: one login", arguments: Carrier.allCases)
  func firstLogin(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server, limits: [])
    var configuration = time.configuration(over: carrier)
    configuration.rateLimits = .off
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: configuration)
    let outcomes = await atOnce(500) { _ in _ = try await client.projects.get(projectID: "project-000000000000") }
    #expect(outcomes.answered == 500)
    #expect(await service.server.count("POST /v2/login") == 1)
    #expect(await service.requests.count == 501)
    await service.stop()
  }

  @Test("one of many waiting calls is cancelled: the others get their token", arguments: Carrier.allCases)
  func cancelledWaiter(carrier: Carrier) async throws {
    let service = try await FireflySimulator.start(clock: time.server)
    let client = FireflyClient(
      credentials: .accessKey(FireflySimulator.accessKey, secretKey: FireflySimulator.secretKey),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    let gate = Gate()
    await service.faults.add(.hold(gate), on: "POST /v2/login")
    let first = Task { try await client.projects.get(projectID: "project-000000000000") }
    while await gate.held == 0 { await Task.yield() }
    let others = (1...20).map { number in
      Task { try await client.projects.get(projectID: "project-0000000000\(number + 10)") }
    }
    first.cancel()
    await #expect(throws: CancellationError.self) { _ = try await first.value }
    await gate.open()
    for other in others { #expect(try await other.value.name?.hasPrefix("Project") == true) }
    #expect(await service.server.count("POST /v2/login") == 1)
    await service.stop()
  }
}
