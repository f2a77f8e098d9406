#if canImport(FoundationNetworking)
import Testing

@testable import ClientsmithRuntime

/// The line before connections that are used once.
@Suite(.timeLimit(.minutes(5))) struct ConnectionTurnsTests {
  @Test func `no more turns than allowed are under way, and each comes`() async throws {
    let turns = ConnectionTurns(limit: 3)
    let running = Locked((now: 0, most: 0, all: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          let turn = try await turns.take(at: "a", within: nil)
          running.withLock { running in
            running.now += 1
            running.all += 1
            running.most = max(running.most, running.now)
          }
          await Task.yield()
          running.withLock { running in running.now -= 1 }
          withExtendedLifetime(turn) {}
        }
      }
      try await group.waitForAll()
    }
    #expect(running.withLock { $0.all } == 100)
    #expect(running.withLock { $0.most } <= 3)
  }

  @Test func `one server's line does not hold up another's`() async throws {
    let turns = ConnectionTurns(limit: 1)
    let first = try await turns.take(at: "a", within: nil)
    let second = try await turns.take(at: "b", within: nil)
    withExtendedLifetime((first, second)) {}
  }

  @Test func `a turn that does not come in time was never sent`() async throws {
    let turns = ConnectionTurns(limit: 1)
    let first = try await turns.take(at: "a", within: nil)
    let error = await #expect(throws: TransportError.self) {
      _ = try await turns.take(at: "a", within: .milliseconds(1))
    }
    #expect(error?.isNeverSent == true)
    withExtendedLifetime(first) {}
  }

  @Test func `whoever is cancelled leaves the line, and the next moves up`() async throws {
    let turns = ConnectionTurns(limit: 1)
    var first: ConnectionTurn? = try await turns.take(at: "a", within: nil)
    let leaving = Task { try await turns.take(at: "a", within: nil) }
    let staying = Task { try await turns.take(at: "a", within: nil) }
    leaving.cancel()
    await #expect(throws: CancellationError.self) { _ = try await leaving.value }
    withExtendedLifetime(first) {}
    first = nil
    _ = try await staying.value
  }
}
#endif
