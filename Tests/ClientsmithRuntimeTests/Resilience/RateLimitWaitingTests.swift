import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// What callers that wait for a rate limit rely on.
@Suite(.timeLimit(.minutes(25))) struct RateLimitWaitingTests {
  let time = VirtualTime()

  /// Two requests in ten seconds.
  static let two = [RateLimit(requests: 2, per: .seconds(10))]

  @Test("callers go in the order in which they came")
  func fair() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    let order = Locked<[Int]>([])
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await time.sleep(.milliseconds(number))
            let permit = try await gate.acquire()
            order.withLock { $0.append(number) }
            permit.complete(status: 200, headers: [:])
          }
        }
        try await group.waitForAll()
      }
    }
    #expect(order.withLock { $0 } == Array(0..<20))
  }

  @Test("calls that are tried again go before all others, and among themselves in the order in which they came")
  func replays() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    let order = Locked<[Int]>([])
    try await time.run {
      for _ in 0..<2 { try await gate.acquire().complete(status: 200, headers: [:]) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<20 {
          group.addTask {
            try await time.sleep(.milliseconds(number))
            let permit = try await gate.acquire(operation: "list", credential: "key", isReplay: number >= 10)
            order.withLock { $0.append(number) }
            permit.complete(status: 200, headers: [:])
          }
        }
        try await group.waitForAll()
      }
    }
    #expect(order.withLock { $0 } == Array(10..<20) + Array(0..<10))
  }

  @Test("a cancelled caller leaves at once, and the others move up", arguments: [0, 3, 9])
  func cancelled(which: Int) async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    let outcomes = Locked<[Int: Duration]>([:])
    try await time.run {
      for _ in 0..<2 { try await gate.acquire().complete(status: 200, headers: [:]) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<10 {
          group.addTask {
            try await time.sleep(.milliseconds(number))
            do {
              try await withTaskCancellationOf(number == which, after: .seconds(1), time) {
                try await gate.acquire().complete(status: 200, headers: [:])
              }
            } catch is CancellationError {}
            let now = time.now
            outcomes.withLock { $0[number] = now }
          }
        }
        try await group.waitForAll()
      }
    }
    let ends = outcomes.withLock { $0 }
    #expect(ends.count == 10)
    #expect(try #require(ends[which]) < .seconds(1.1))
    // Nine calls, two every ten seconds: the last goes with the fifth pair.
    #expect(time.now < .seconds(51))
    #expect(time.now > .seconds(50))
  }

  @Test("a call whose turn would come after its deadline fails at once and says when it could go")
  func deadline() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    let error = try await time.run { () -> RateLimitError? in
      for _ in 0..<2 { try await gate.acquire().complete(status: 200, headers: [:]) }
      do {
        _ = try await gate.acquire(deadline: .seconds(5))
      } catch let error as RateLimitError {
        return error
      }
      return nil
    }
    #expect(error?.reason == .deadline)
    #expect(time.now == .zero)
    #expect(try #require(error?.wait) > .seconds(9))
  }

  @Test("a deadline counts those who wait in front")
  func deadlineBehindOthers() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    let failedAt = Locked<Duration?>(nil)
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try await gate.acquire().complete(status: 200, headers: [:]) } }
        group.addTask {
          try await time.sleep(.seconds(1))
          // Six before it: its turn comes after 30 s.
          await #expect(throws: RateLimitError.self) { try await gate.acquire(deadline: .seconds(25)) }
          let now = time.now
          failedAt.withLock { $0 = now }
          try await gate.acquire(deadline: .seconds(35)).complete(status: 200, headers: [:])
        }
        try await group.waitForAll()
      }
    }
    #expect(failedAt.withLock { $0 } == .seconds(1))
  }

  @Test("a call is failed at its deadline when answers stay out")
  func deadlineWhileOthersAreUnderWay() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    try await time.run {
      let first = try await gate.acquire()
      _ = try await gate.acquire()
      await #expect(throws: RateLimitError.self) { try await gate.acquire(deadline: .seconds(15)) }
      first.complete(status: 200, headers: [:])
    }
    #expect(time.now == .seconds(15))
  }

  @Test("a request that never left gives its place to the next")
  func neverSent() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    try await time.run {
      for _ in 0..<50 { try await gate.acquire().complete(.neverSent) }
    }
    #expect(time.now == .zero)
  }

  @Test("a request of which nothing is known counts as sent")
  func maybeSent() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    try await time.run {
      for _ in 0..<3 { try await gate.acquire().complete(.maybeSent) }
    }
    #expect(time.now > .seconds(10))
  }

  @Test("a full group does not hold up operations outside it")
  func groups() async throws {
    let time = time
    let all = RateLimit(requests: 100, per: .seconds(10))
    let group = RateLimit(requests: 1, per: .seconds(60), group: "auth")
    let gate = RateLimitGate.test(time.environment, limits: [all])
    let ends = Locked<[String: Duration]>([:])
    try await time.run {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for number in 0..<3 {
          tasks.addTask {
            try await gate.acquire(limits: [all, group]).complete(status: 200, headers: [:])
            let now = time.now
            ends.withLock { $0["auth \(number)"] = now }
          }
        }
        tasks.addTask {
          try await time.sleep(.seconds(1))
          for _ in 0..<50 { try await gate.acquire().complete(status: 200, headers: [:]) }
          let now = time.now
          ends.withLock { $0["others"] = now }
        }
        try await tasks.waitForAll()
      }
    }
    #expect(ends.withLock { $0["others"] } == .seconds(1))
    #expect(time.now > .seconds(120))
  }

  @Test("what a server says beyond two minutes fails every waiting call at once")
  func serverDelay() async throws {
    let time = time
    let gate = RateLimitGate.test(time.environment, limits: Self.two)
    try await time.run {
      let first = try await gate.acquire()
      let second = try await gate.acquire()
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await #expect(throws: RateLimitError.self) { try await gate.acquire() } }
        group.addTask {
          try? await time.sleep(.seconds(1))
          first.complete(status: 429, headers: [.retryAfter: "3600"])
        }
      }
      await #expect(throws: RateLimitError.self) { try await gate.acquire() }
      second.complete(status: 200, headers: [:])
    }
    #expect(time.now == .seconds(1))
  }

  @Test("a clock that counts in tenths of a second comes to the end of every wait")
  func coarseClock() async throws {
    let time = time
    var environment = time.environment
    environment.uptime = { .milliseconds(Int(time.now / .milliseconds(1)) / 100 * 100) }
    let gate = RateLimitGate.test(environment, limits: Self.two)
    try await time.run {
      for _ in 0..<10 { try await gate.acquire().complete(status: 200, headers: [:]) }
    }
    #expect(time.now > .seconds(40) && time.now < .seconds(41))
  }

  @Test("off means no waiting")
  func off() async throws {
    let time = time
    let gate = RateLimitGate(
      origin: "https://api.example.com", limits: Self.two, configuration: .off, environment: time.environment)
    try await time.run { for _ in 0..<100 { _ = try await gate.acquire() } }
    #expect(time.now == .zero)
  }
}

/// Runs `body`, cancelled after a while if `isCancelled`.
private func withTaskCancellationOf(
  _ isCancelled: Bool, after delay: Duration, _ time: VirtualTime, _ body: @escaping @Sendable () async throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try await body() }
    if isCancelled {
      group.addTask {
        try await time.sleep(delay)
        throw CancellationError()
      }
    }
    try await group.next()
    group.cancelAll()
  }
}
