import Testing

@testable import ClientsmithRuntime

/// The window between a source that can be stopped and a slower reader.
@Suite(.timeLimit(.minutes(25))) struct BodyWindowTests {
  /// A source as URLSession's tasks are one: stopped and started by calls from any thread, sending from another.
  private final class Source: Sendable {
    struct State: Sendable {
      var isStopped = false
      var most = 0
      var read = 0
      var sent = 0
      var isCancelled = false
    }
    let state = Locked(State())
  }

  @Test func `a source that is stopped always goes on, and no more than a window is kept`() async throws {
    let source = Source()
    let window = BodyWindow(
      size: 4_000, stop: { source.state.withLock { $0.isStopped = true } },
      go: { source.state.withLock { $0.isStopped = false } }, cancel: {})
    let chunks = 100_000
    let reading = Task {
      var count = 0
      for try await chunk in window.body {
        count += 1
        source.state.withLock { $0.read += chunk.count }
        if count % 1_000 == 0 { await Task.yield() }
      }
      return count
    }
    // Not a task: like a delegate's queue, it must not depend on the pool that the reader runs on.
    for _ in 0..<chunks {
      while source.state.withLock({ $0.isStopped }) { await Task.yield() }
      source.state.withLock { state in
        state.sent += 100
        state.most = max(state.most, state.sent - state.read)
      }
      window.receive([UInt8](repeating: 0, count: 100))
    }
    window.finish(.success(()))
    #expect(try await reading.value == chunks)
    #expect(source.state.withLock { $0.most } <= 4_000 + 400)
  }

  @Test func `two readers at once are both ended, and neither waits for ever`() async throws {
    let window = BodyWindow(stop: {}, go: {}, cancel: {})
    let body = window.body
    let readers = (0..<2).map { _ in Task { try await body.collect(upTo: 10) } }
    // Whoever comes second is told so, and giving up ends the exchange for the first.
    for reader in readers { await #expect(throws: (any Error).self) { _ = try await reader.value } }
  }

  @Test func `what has come is read before the error that came after it`() async throws {
    let window = BodyWindow(stop: {}, go: {}, cancel: {})
    window.receive([1])
    window.finish(.failure(TransportError(.interrupted, "broke")))
    var iterator = window.body.makeAsyncIterator()
    #expect(try await iterator.next() == [1])
    await #expect(throws: TransportError.self) { _ = try await iterator.next() }
  }

  @Test func `dropping the body ends the source once, reading to the end never`() async throws {
    let source = Source()
    let left = BodyWindow(stop: {}, go: {}, cancel: { source.state.withLock { $0.isCancelled = true } })
    left.receive([1])
    _ = left.body
    #expect(source.state.withLock { $0.isCancelled })
    let read = BodyWindow(stop: {}, go: {}, cancel: { Issue.record("cancelled after the end") })
    read.finish(.success(()))
    #expect(try await read.body.collect(upTo: 1).isEmpty)
  }
}
