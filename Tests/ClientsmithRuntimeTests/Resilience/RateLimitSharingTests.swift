import Testing

@testable import ClientsmithRuntime

/// Whose requests are counted together.
@Suite(.timeLimit(.minutes(25))) struct RateLimitSharingTests {
  let time = VirtualTime()

  /// How long three requests of each of `credentials` take under one request in ten seconds.
  func duration(
    credentials: [String], account: String? = nil, scope: RateLimit.Scope = .account, origins: [String] = ["https://a"]
  ) async throws -> Duration {
    let time = time
    let registry = RateLimitRegistry()
    let gates = origins.map { origin in
      RateLimitGate(
        origin: origin, limits: [RateLimit(requests: 1, per: .seconds(10), scope: scope)],
        configuration: RateLimiting(account: account, registry: registry), environment: time.environment)
    }
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for gate in gates {
          for credential in credentials {
            group.addTask {
              for _ in 0..<3 {
                try await gate.acquire(operation: "list", credential: credential).complete(status: 200, headers: [:])
              }
            }
          }
        }
        try await group.waitForAll()
      }
    }
    return time.now
  }

  @Test("two keys count apart unless the account is named")
  func credentials() async throws {
    let duration = try await duration(credentials: ["a", "b"])
    #expect(duration < .seconds(21))
  }

  @Test("two keys of a named account count together")
  func account() async throws {
    let duration = try await duration(credentials: ["a", "b"], account: "acme")
    #expect(duration > .seconds(50))
  }

  @Test("a limit by credential counts keys apart even in a named account")
  func credentialScope() async throws {
    let duration = try await duration(credentials: ["a", "b"], account: "acme", scope: .credential)
    #expect(duration < .seconds(21))
  }

  @Test("a limit by address counts everything to one server together")
  func addressScope() async throws {
    let duration = try await duration(credentials: ["a", "b"], scope: .address)
    #expect(duration > .seconds(50))
  }

  @Test("two servers count apart")
  func servers() async throws {
    let duration = try await duration(credentials: ["a"], origins: ["https://a", "https://b"])
    #expect(duration < .seconds(21))
  }

  @Test("limiters that nobody uses and that count nothing are let go")
  func registryDoesNotGrow() async throws {
    let time = time
    let registry = RateLimitRegistry()
    try await time.run {
      for user in 0..<2_000 {
        let gate = RateLimitGate.test(time.environment, limits: FireHydrantLimits.both, registry: registry)
        try await gate.acquire(operation: "list", credential: "user \(user)").complete(status: 200, headers: [:])
        try await time.sleep(.seconds(1))
      }
    }
    // A limiter counts a request for a minute after its answer.
    #expect(registry.count < 200)
  }

  @Test("a limiter that still counts outlives its client")
  func limiterOutlivesClient() async throws {
    let time = time
    let registry = RateLimitRegistry()
    let limits = [RateLimit(requests: 1, per: .seconds(10))]
    try await time.run {
      for _ in 0..<3 {
        let gate = RateLimitGate.test(time.environment, limits: limits, registry: registry)
        try await gate.acquire().complete(status: 200, headers: [:])
      }
    }
    #expect(time.now > .seconds(20))
  }

  @Test("a shared store has the last word")
  func store() async throws {
    let time = time
    let store = CountingStore(refusals: 3)
    let gate = RateLimitGate.test(time.environment, store: store)
    try await time.run {
      try await gate.acquire().complete(status: 200, headers: [:])
      try await gate.acquire().complete(.neverSent)
    }
    #expect(time.now == .seconds(3))
    #expect(store.keys.withLock { $0 } == ["https://api.example.com credential key"])
  }

  @Test("a store that fails fails the call, and the place is given back")
  func failingStore() async throws {
    let time = time
    let gate = RateLimitGate.test(
      time.environment, limits: [RateLimit(requests: 1, per: .seconds(10))], store: FailingStore())
    try await time.run {
      for _ in 0..<3 {
        await #expect(throws: FailingStore.Down.self) { try await gate.acquire() }
      }
    }
    #expect(time.now == .zero)
  }
}

private final class CountingStore: RateLimitStore {
  let keys = Locked<Set<String>>([])
  private let refusals: Locked<Int>

  init(refusals: Int) { self.refusals = Locked(refusals) }

  func take(_ limits: [RateLimit], key: String) async throws -> RateLimitStoreAnswer {
    keys.withLock { _ = $0.insert(key) }
    return refusals.withLock { refusals in
      guard refusals > 0 else { return .granted }
      refusals -= 1
      return .wait(.seconds(1))
    }
  }

  func settle(_ limits: [RateLimit], key: String, wasSent: Bool) async {}
}

private struct FailingStore: RateLimitStore {
  struct Down: Error {}

  func take(_ limits: [RateLimit], key: String) async throws -> RateLimitStoreAnswer { throw Down() }
  func settle(_ limits: [RateLimit], key: String, wasSent: Bool) async {}
}
