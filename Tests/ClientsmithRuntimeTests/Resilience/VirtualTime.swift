import Foundation

@testable import ClientsmithRuntime

/// A clock and an executor in one: time moves on only when every task it runs is waiting, straight to the next instant
/// that one of them waits for. Hours pass in milliseconds, in the same order every time.
final class VirtualTime: Sendable {
  private struct Sleeper: Sendable {
    let id: Int
    let instant: Duration
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State: Sendable {
    var jobs: [UnownedJob] = []
    var head = 0
    var now: Duration = .zero
    var sleepers: [Sleeper] = []
    var nextID = 0
    var cancelled: Set<Int> = []
    var random: UInt64 = 0x9E37_79B9_7F4A_7C15
  }

  private let state = Locked(State())
  private let known = Locked<RuntimeEnvironment?>(nil)

  /// The time since the start.
  var now: Duration { state.withLock { $0.now } }

  /// Clocks and chance for the code under test; the wall clock began at 2025-01-01T00:00:00Z.
  var environment: RuntimeEnvironment {
    if let known = known.withLock({ $0 }) { return known }
    let made = RuntimeEnvironment(
      now: { Date(timeIntervalSince1970: 1_735_689_600 + self.now.inSeconds) }, uptime: { self.now },
      sleep: { try await self.sleep($0) }, random: { self.random() })
    known.withLock { $0 = made }
    return made
  }

  /// A repeatable number in 0..<1 (a linear congruential generator's high bits).
  func random() -> Double {
    state.withLock { state in
      state.random = state.random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state.random >> 11) / 9_007_199_254_740_992
    }
  }

  func sleep(_ duration: Duration) async throws {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let isCancelled = state.withLock { state in
          if state.cancelled.remove(id) != nil { return true }
          state.sleepers.append(Sleeper(id: id, instant: state.now + max(.zero, duration), continuation: continuation))
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Runs `body` and everything it starts in task groups to its end.
  ///
  /// On a thread of its own: tasks that are not structured run on the pool's threads, of which a machine with two processors
  /// has two. Tests that blocked both waited for each other.
  func run<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
    guard #available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *) else { throw NeedsTaskExecutors() }
    return try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try self.runAvailable(body) }) }
      thread.stackSize = 4 * 1_048_576
      thread.start()
    }
  }

  @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
  private func runAvailable<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let executor = Executor { job in self.state.withLock { $0.jobs.append(job) } }
    let result = Locked<Result<Value, any Error>?>(nil)
    Task(executorPreference: executor) {
      do {
        let value = try await body()
        result.withLock { $0 = .success(value) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
    }
    while true {
      if let result = result.withLock({ $0 }) { return try result.get() }
      if !step(executor) {
        // Tasks that are not structured run elsewhere: let them, for as long as a busy machine needs. A test that waits for ever is
        // ended by its own time limit.
        Thread.sleep(forTimeInterval: 0.0002)
      }
    }
  }

  struct NeedsTaskExecutors: Error {}

  @available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
  private func step(_ executor: Executor) -> Bool {
    let job = state.withLock { state -> UnownedJob? in
      guard state.head < state.jobs.count else { return nil }
      let job = state.jobs[state.head]
      state.head += 1
      if state.head == state.jobs.count {
        state.jobs.removeAll(keepingCapacity: true)
        state.head = 0
      }
      return job
    }
    if let job {
      job.runSynchronously(on: executor.asUnownedTaskExecutor())
      return true
    }
    let sleeper = state.withLock { state -> Sleeper? in
      guard let next = state.sleepers.min(by: { ($0.instant, $0.id) < ($1.instant, $1.id) }) else { return nil }
      state.sleepers.removeAll { $0.id == next.id }
      state.now = max(state.now, next.instant)
      return next
    }
    sleeper?.continuation.resume()
    return sleeper != nil
  }
}

/// Hands every job to the virtual time's loop.
@available(macOS 15, iOS 18, tvOS 18, watchOS 11, visionOS 2, *)
private final class Executor: TaskExecutor {
  private let add: @Sendable (UnownedJob) -> Void

  init(add: @escaping @Sendable (UnownedJob) -> Void) { self.add = add }

  func enqueue(_ job: consuming ExecutorJob) { add(UnownedJob(job)) }
}
