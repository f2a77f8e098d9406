import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// Calls in the line before the gate: no time counts there, and nothing has been sent.
@Suite(.timeLimit(.minutes(25))) struct GatedCallTests {
  @Test func `a thousand calls at once all succeed, in the least time that the gate allows`() async throws {
    let time = VirtualTime()
    let most = Locked((now: 0, most: 0))
    let fixture = TimeLimitTests.fixture(time, { $0.timeout = .seconds(2) }) { _ in
      most.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
      }
      defer { most.withLock { $0.now -= 1 } }
      try await time.sleep(.seconds(1))
      return PetFixture.rex
    }
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<1_000 { group.addTask { _ = try await fixture.client.create(Pet(id: "1", name: "Rex")) } }
        try await group.waitForAll()
      }
    }
    #expect(fixture.server.requests.count == 1_000)
    #expect(most.withLock { $0.most } == ConnectionGate.defaultLimit)
    #expect(time.now == .seconds(4))
  }

  @Test func `the deadline counts in the line, and what waited there was never sent`() async throws {
    let time = VirtualTime()
    let fixture = TimeLimitTests.fixture(time, { $0.connectionsPerOrigin = 1 }) { _ in
      try await time.sleep(.seconds(50))
      return PetFixture.rex
    }
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await fixture.client.get("1") }
        group.addTask {
          try await time.sleep(.seconds(1))
          let error = try await problem {
            _ = try await fixture.client.get("2", options: RequestOptions(deadline: .seconds(5)))
          }
          #expect(error.kind == .deadline)
          #expect(error.attempts == 0)
          #expect(time.now == .seconds(6))
        }
        try await group.waitForAll()
      }
    }
    #expect(fixture.server.requests.count == 1)
  }

  @Test func `a body that is still arriving takes up room until it is over or given up`() async throws {
    let fixture = PetFixture(configure: { $0.connectionsPerOrigin = 1 }) { request in
      guard request.path.hasSuffix("/file") else { return PetFixture.rex }
      return .stream(AsyncStream<[UInt8]> { $0.yield([1]) })
    }
    let download = OperationRequest("download", .get, "/file", .default)
    var body: ResponseBody? = try await fixture.client.connection.bytes(download)
    let waiting = Task { try await fixture.client.get("1") }
    for _ in 0..<1_000 { await Task.yield() }
    #expect(fixture.server.requests.count == 1)
    #expect(body?.available == nil)
    body = nil
    #expect(try await waiting.value.name == "Rex")
  }

  @Test func `clients over one transport share its gate`() async throws {
    struct Gated: Transport {
      let base: InMemoryTransport
      let gate: ConnectionGate? = ConnectionGate(limit: 2)
      func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
        try await base.send(request, body: body)
      }
    }
    let running = Locked((now: 0, most: 0))
    let transport = Gated(
      base: InMemoryTransport { _ in
        running.withLock { state in
          state.now += 1
          state.most = max(state.most, state.now)
        }
        for _ in 0..<20 { await Task.yield() }
        running.withLock { $0.now -= 1 }
        return PetFixture.rex
      })
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        let client = PetFixture(configure: { $0.transport = transport }) { _ in PetFixture.rex }.client
        for _ in 0..<10 { group.addTask { _ = try await client.get("1") } }
      }
      try await group.waitForAll()
    }
    #expect(running.withLock { $0.most } == 2)
  }

  @Test func `middleware that makes a call of its own does not wait for itself`() async throws {
    struct Asking: Middleware {
      let other: Locked<PetClient?>
      func intercept(
        _ request: HTTPRequest, body: RequestBody, operation: OperationContext,
        next: @Sendable (HTTPRequest, RequestBody) async throws -> TransportResponse
      ) async throws -> TransportResponse {
        if operation.operationID == "getPet" { _ = try await other.withLock { $0 }?.list() }
        return try await next(request, body)
      }
    }
    let client = Locked<PetClient?>(nil)
    let fixture = PetFixture(configure: { configuration in
      configuration.connectionsPerOrigin = 1
      configuration.middleware = [Asking(other: client)]
    }) { $0.path.hasSuffix("/pets") ? .json("[]") : PetFixture.rex }
    client.withLock { [made = fixture.client] in $0 = made }
    #expect(try await fixture.client.get("1").name == "Rex")
  }

  @Test func `attempts count what was sent`() async throws {
    let missing = PetFixture(description: PetClient.description(security: [SecurityRequirement("key")])) { _ in
      PetFixture.rex
    }
    #expect(try await problem { _ = try await missing.client.get("1") }.attempts == 0)
    let refusing = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")]),
      credentials: [Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))]
    ) { $0.path.hasSuffix("/login") ? .status(403) : PetFixture.rex }
    #expect(try await problem { _ = try await refusing.client.get("1") }.attempts == 0)
    let limited = PetFixture(
      description: PetClient.description(rateLimits: [RateLimit(requests: 1, per: .seconds(60))])
    ) {
      _ in PetFixture.rex
    }
    _ = try await limited.client.get("1")
    let error = try await problem {
      _ = try await limited.client.get("1", options: RequestOptions(deadline: .seconds(1)))
    }
    #expect(error.attempts == 0)
  }
}
