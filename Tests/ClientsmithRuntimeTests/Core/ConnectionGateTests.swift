import Testing

@testable import ClientsmithRuntime

/// The line in front of every transport.
@Suite(.timeLimit(.minutes(25))) struct ConnectionGateTests {
  private func origin(_ host: String) throws -> Origin {
    try #require(Origin(scheme: "https", authority: host[...]))
  }

  @Test func `no more exchanges than allowed are under way, and each has its turn`() async throws {
    let line = ConnectionGate(limit: 3).line(to: try origin("a"))
    let running = Locked((now: 0, most: 0, all: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<1_000 {
        group.addTask {
          if !line.tryEnter() { try await line.enter() }
          running.withLock { running in
            running.now += 1
            running.all += 1
            running.most = max(running.most, running.now)
          }
          await Task.yield()
          running.withLock { $0.now -= 1 }
          line.leave()
        }
      }
      try await group.waitForAll()
    }
    #expect(running.withLock { $0.all } == 1_000)
    #expect(running.withLock { $0.most } <= 3)
    #expect(line.waiting == 0)
  }

  @Test func `who came first goes first`() async throws {
    let line = ConnectionGate(limit: 1).line(to: try origin("a"))
    #expect(line.tryEnter())
    let order = Locked<[Int]>([])
    var tasks: [Task<Void, any Error>] = []
    for number in 0..<50 {
      tasks.append(
        Task {
          try await line.enter()
          order.withLock { $0.append(number) }
          line.leave()
        })
      while line.waiting <= number { await Task.yield() }
    }
    #expect(!line.tryEnter())
    line.leave()
    for task in tasks { try await task.value }
    #expect(order.withLock { $0 } == Array(0..<50))
  }

  @Test func `one origin's line does not hold up another's`() async throws {
    let gate = ConnectionGate(limit: 1)
    let (one, other) = (gate.line(to: try origin("a")), gate.line(to: try origin("b")))
    #expect(one.tryEnter())
    #expect(other.tryEnter())
    #expect(!gate.line(to: try origin("a")).tryEnter())
  }

  @Test func `whoever is cancelled leaves the line, and the next moves up`() async throws {
    let line = ConnectionGate(limit: 1).line(to: try origin("a"))
    #expect(line.tryEnter())
    let leaving = Task { try await line.enter() }
    while line.waiting < 1 { await Task.yield() }
    let staying = Task { try await line.enter() }
    while line.waiting < 2 { await Task.yield() }
    leaving.cancel()
    await #expect(throws: CancellationError.self) { try await leaving.value }
    line.leave()
    try await staying.value
    #expect(line.waiting == 0)
  }

  @Test func `no room is lost however callers are cancelled`() async throws {
    let line = ConnectionGate(limit: 2).line(to: try origin("a"))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<2_000 {
        group.addTask {
          let task = Task {
            try await line.enter()
            await Task.yield()
            line.leave()
          }
          for _ in 0..<(number % 7) { await Task.yield() }
          if number % 3 != 0 { task.cancel() }
          do { try await task.value } catch is CancellationError {}
        }
      }
      try await group.waitForAll()
    }
    #expect(line.tryEnter())
    #expect(line.tryEnter())
    #expect(!line.tryEnter())
  }

  @Test func `lines of origins that came up once are forgotten`() throws {
    let gate = ConnectionGate(limit: 1)
    let kept = gate.line(to: try origin("kept"))
    #expect(kept.tryEnter())
    for number in 0..<5_000 { _ = gate.line(to: try origin("host\(number)")) }
    #expect(gate.known <= 257)
    #expect(!gate.line(to: try origin("kept")).tryEnter())
  }
}
