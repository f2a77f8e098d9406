import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// What a program that makes many calls relies on: it is neither refused nor held up.
@Suite(.timeLimit(.minutes(25))) struct RateLimitThroughputTests {
  @Test("600 parallel calls under 50/10 s and 300/min are never refused and take the least possible time")
  func neitherRefusedNorDawdling() async throws {
    let time = VirtualTime()
    let server = SlidingServer(time)
    let gate = RateLimitGate.test(time.environment)
    try await time.run { try await Self.callInParallel(600, gate, server) }
    let record = server.record.withLock { $0 }
    // Twelve bursts of 50: the last can arrive 110 s after the first.
    #expect(record.served == 600)
    #expect(record.refused == 0)
    #expect(time.now < .seconds(110 * 1.05), "took \(time.now)")
  }

  @Test("a server whose journeys take up to half a second is not refusing either")
  func slowJourneys() async throws {
    let time = VirtualTime()
    let server = SlidingServer(time, journey: 0...0.25)
    let gate = RateLimitGate.test(time.environment)
    try await time.run { try await Self.callInParallel(600, gate, server) }
    #expect(server.record.withLock { $0.refused } == 0)
    #expect(time.now < .seconds(110 * 1.05), "took \(time.now)")
  }

  @Test("many client values of one credential keep the limits together")
  func sharedByClients() async throws {
    let time = VirtualTime()
    let server = SlidingServer(time)
    let registry = RateLimitRegistry()
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<200 {
          // A client made for each call, as a careless program does.
          let gate = RateLimitGate.test(time.environment, registry: registry)
          group.addTask { try await Self.call(gate, server) }
        }
        try await group.waitForAll()
      }
    }
    let record = server.record.withLock { $0 }
    #expect(record.served == 200)
    #expect(record.refused == 0)
    #expect(registry.count == 1)
  }

  @Test("another process on the same account is met by waiting, not by hammering")
  func othersSpendTheAllowance() async throws {
    let time = VirtualTime()
    let server = SlidingServer(time)
    let gate = RateLimitGate.test(time.environment)
    let others = Locked(0)
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          // The other process takes three a second, as long as ours works.
          while !Task.isCancelled {
            _ = server.arrive().status == 429 ? others.withLock { $0 += 1 } : ()
            try? await time.sleep(.milliseconds(333))
          }
        }
        try await Self.callInParallel(200, gate, server)
        group.cancelAll()
      }
    }
    let refused = server.record.withLock { $0.refused } - others.withLock { $0 }
    // Had we all places, 200 calls would need 30 s.
    #expect(refused < 25, "\(refused) of ours were refused")
    #expect(time.now < .seconds(60), "took \(time.now)")
  }

  @Test("what answers say of the places left keeps two processes from refusals")
  func remainingIsHeeded() async throws {
    let time = VirtualTime()
    let limits = [RateLimit(requests: 50, per: .seconds(10))]
    let server = SlidingServer(time, limits, tellsRemaining: true)
    for _ in 0..<40 { _ = server.arrive() }
    let gate = RateLimitGate.test(time.environment, limits: limits)
    try await time.run {
      for _ in 0..<30 { try await Self.call(gate, server) }
    }
    #expect(server.record.withLock { $0.refused } == 0)
    #expect(time.now < .seconds(15), "took \(time.now)")
  }

  static func callInParallel(_ count: Int, _ gate: RateLimitGate, _ server: SlidingServer) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<count { group.addTask { try await call(gate, server) } }
      try await group.waitForAll()
    }
  }

  /// One call as the connection makes it: refusals are absorbed.
  static func call(_ gate: RateLimitGate, _ server: SlidingServer) async throws {
    var session = RetrySession(.default, method: .get)
    while true {
      _ = session.begin(timeout: nil, now: .zero)
      let permit = try await gate.acquire(operation: "list", credential: "key", isReplay: session.attempts > 1)
      let (status, headers) = try await server.request()
      let isGoverned = permit.complete(status: status, headers: headers)
      let outcome = RetryOutcome.response(status: status, headers: headers)
      switch session.decide(outcome, isGoverned: isGoverned, environment: server.time.environment) {
      case .retry(let delay, _): if delay > .zero { try await server.time.sleep(delay) }
      case .stop(let reason):
        guard status == 200 else { throw GaveUp(reason: reason) }
        return
      }
    }
  }

  struct GaveUp: Error {
    let reason: RetryStop
  }
}
