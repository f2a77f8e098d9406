import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// A server's word is heard, and never believed without limit.
@Suite(.timeLimit(.minutes(25))) struct ServerHintTests {
  let time = VirtualTime()

  private func spent(reset: String, remaining: Int = 0) -> HTTPFields {
    .of(("X-RateLimit-Limit", "100"), ("X-RateLimit-Remaining", "\(remaining)"), ("X-RateLimit-Reset", reset))
  }

  /// Milliseconds for seconds, a year, the end of 32 bits, and an instant in 2100.
  static let far = ["60000", "31536000", "2147483647", "4102444800", "99999999999"]

  @Test("an allowance that is spent until a far reset is probed by one call at a time", arguments: far)
  func farReset(reset: String) async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    let most = Locked((underWay: 0, most: 0))
    let headers = spent(reset: reset)
    try await time.run {
      try await gate.acquire().complete(status: 200, headers: headers)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<5 {
          group.addTask {
            let permit = try await gate.acquire()
            most.withLock { $0 = ($0.underWay + 1, max($0.most, $0.underWay + 1)) }
            try await time.sleep(.milliseconds(100))
            most.withLock { $0.underWay -= 1 }
            permit.complete(status: 200, headers: headers)
          }
        }
        try await group.waitForAll()
      }
    }
    #expect(most.withLock { $0.most } == 1)
    #expect(time.now < .seconds(1))
  }

  @Test("the same holds for a declared window that others are said to have used up", arguments: far)
  func farResetOfAWindow(reset: String) async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [RateLimit(requests: 100, per: .seconds(86_400))])
    let headers = spent(reset: reset)
    try await time.run {
      for _ in 0..<5 { try await gate.acquire().complete(status: 200, headers: headers) }
    }
    #expect(time.now == .zero)
  }

  @Test("a newer answer outweighs an older one, up and down")
  func newer() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    let (far, near, open) = (spent(reset: "110"), spent(reset: "5"), spent(reset: "60", remaining: 50))
    try await time.run {
      let first = try await gate.acquire()
      let second = try await gate.acquire()
      first.complete(status: 200, headers: far)
      second.complete(status: 200, headers: near)
      try await gate.acquire().complete(status: 200, headers: open)
      #expect(time.now >= .seconds(5) && time.now < .seconds(6))
      for _ in 0..<10 { try await gate.acquire().complete(status: 200, headers: [:]) }
      #expect(time.now < .seconds(6))
    }
  }

  @Test("an answer to an older request that comes late does not bring back what a newer one has corrected")
  func overtaken() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    let (far, open) = (spent(reset: "100"), spent(reset: "60", remaining: 50))
    try await time.run {
      let old = try await gate.acquire()
      try await time.sleep(.seconds(1))
      try await gate.acquire().complete(status: 200, headers: open)
      old.complete(status: 200, headers: far)
      try await gate.acquire().complete(status: 200, headers: [:])
    }
    #expect(time.now == .seconds(1))
  }

  @Test(
    "after a refusal for a day calls fail at once for two minutes, and then one asks",
    arguments: [[], [RateLimit(requests: 50, per: .seconds(10))]])
  func dayLongRefusal(limits: [RateLimit]) async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: limits)
    try await time.run {
      try await gate.acquire().complete(status: 429, headers: [.retryAfter: "86400"])
      try await time.sleep(.seconds(1))
      let error = await #expect(throws: RateLimitError.self) { try await gate.acquire() }
      #expect(error?.reason == .serverDelay)
      #expect(error?.wait == .seconds(86_399))
      try await time.sleep(.seconds(119))
      let probe = try await gate.acquire()
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          await #expect(throws: Never.self) { try await gate.acquire().complete(status: 200, headers: [:]) }
        }
        group.addTask {
          // Nobody goes beside the probe.
          try? await time.sleep(.seconds(3))
          probe.complete(status: 200, headers: [:])
        }
      }
    }
    #expect(time.now == .seconds(123))
  }

  @Test("a refused probe is followed by another two minutes later; a shorter word then counts")
  func refusedProbe() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    try await time.run {
      try await gate.acquire().complete(status: 429, headers: [.retryAfter: "86400"])
      try await time.sleep(.seconds(120))
      try await gate.acquire().complete(status: 429, headers: [.retryAfter: "7"])
      try await gate.acquire().complete(status: 200, headers: [:])
    }
    #expect(time.now == .seconds(127))
  }

  @Test("a refusal whose reset is in milliseconds does not block for hours")
  func refusalWithFarReset() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: [])
    let headers = spent(reset: "60000")
    try await time.run {
      try await gate.acquire().complete(status: 200, headers: headers)
      try await gate.acquire().complete(status: 429, headers: headers)
      try await gate.acquire().complete(status: 200, headers: [:])
    }
    #expect(time.now == .seconds(1))
  }

  // MARK: Stores

  /// Counts what it is asked.
  final class CountingStore: RateLimitStore {
    let takes = Locked(0)
    let settles = Locked<[Bool]>([])
    let answer: @Sendable (Int) throws -> RateLimitStoreAnswer

    init(_ answer: @escaping @Sendable (Int) throws -> RateLimitStoreAnswer) { self.answer = answer }

    func take(_ limits: [RateLimit], key: String) async throws -> RateLimitStoreAnswer {
      let number = takes.withLock { takes in
        takes += 1
        return takes
      }
      return try answer(number)
    }

    func settle(_ limits: [RateLimit], key: String, wasSent: Bool) async { settles.withLock { $0.append(wasSent) } }
  }

  struct Down: Error {}

  private func gate(_ store: CountingStore, _ limits: [RateLimit]) -> RateLimitGate {
    RateLimitGate(
      origin: "https://api.example.com", limits: limits,
      configuration: RateLimiting(account: "a", store: store, registry: RateLimitRegistry()),
      environment: time.environment)
  }

  @Test("a store hears of the end of each take that it granted, and of no other")
  func settles() async throws {
    let limit = RateLimit(requests: 50, per: .seconds(10))
    let failing = CountingStore { _ in throw Down() }
    await #expect(throws: Down.self) { try await gate(failing, [limit]).acquire() }
    let waiting = CountingStore { _ in .wait(.seconds(60)) }
    await #expect(throws: RateLimitError.self) { try await gate(waiting, [limit]).acquire(deadline: .seconds(5)) }
    let nothing = CountingStore { _ in .granted }
    try await gate(nothing, []).acquire().complete(status: 200, headers: [:])
    #expect(nothing.takes.withLock { $0 } == 0)
    // The second of two limiters fails: only the first was taken.
    let second = CountingStore { number in
      guard number == 1 else { throw Down() }
      return .granted
    }
    let address = RateLimit(requests: 5, per: .seconds(1), scope: .address)
    await #expect(throws: Down.self) { try await gate(second, [address, limit]).acquire() }
    let granted = CountingStore { _ in .granted }
    try await gate(granted, [address, limit]).acquire().complete(status: 200, headers: [:])
    while second.settles.withLock({ $0.count }) < 1 || granted.settles.withLock({ $0.count }) < 2 { await Task.yield() }
    #expect(second.settles.withLock { $0 } == [false])
    #expect(granted.settles.withLock { $0 } == [true, true])
    for store in [failing, waiting, nothing] { #expect(store.settles.withLock { $0.isEmpty }) }
  }
}
