import ClientsmithTesting
import Dispatch
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// What a limit of time means in real time, where work runs in no child of the caller's task: the same as by a clock that jumps.
@Suite(.timeLimit(.minutes(25))) struct LiveTimeLimitTests {
  private static let short = Duration.milliseconds(20)

  private func run<Value: Sendable>(
    silence: Duration? = short, until deadline: Duration? = nil,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Value
  ) async throws -> Value {
    try await TimeLimit.run(silence: silence, until: deadline, in: .live, "nothing came", work)
  }

  /// Ends when it is cancelled, and in no other way.
  private static func waitForCancellation() async -> Bool {
    while (try? await Task.sleep(for: .seconds(3_600))) != nil {}
    return Task.isCancelled
  }

  @Test func `work in which nothing moves is cancelled, and its end awaited`() async {
    let isCancelled = Locked(false)
    let error = await #expect(throws: TransportError.self) {
      try await run { _ in
        let wasCancelled = await Self.waitForCancellation()
        isCancelled.withLock { $0 = wasCancelled }
      }
    }
    #expect(isCancelled.withLock { $0 })
    #expect(error?.kind == .timedOut)
    #expect(error?.message == "nothing came")
  }

  @Test func `work that says it sent nothing could not connect in time`() async {
    let error = await #expect(throws: TransportError.self) {
      try await run { _ in
        _ = await Self.waitForCancellation()
        throw TransportError(.neverSent, "no connection")
      }
    }
    #expect(error?.kind == .connectTimedOut)
  }

  @Test func `a deadline that passes beside a silence that does not ends the work as a deadline`() async {
    let deadline = RuntimeEnvironment.live.uptime() + Self.short
    await #expect(throws: DeadlineExceeded.self) {
      try await run(silence: .seconds(3_600), until: deadline) { _ in await Self.waitForCancellation() }
    }
  }

  @Test func `whoever is cancelled cancels the work`() async {
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      try await run(silence: .seconds(3_600)) { _ in
        begin.finish()
        let wasCancelled = await Self.waitForCancellation()
        throw wasCancelled ? CancellationError() as any Error : NothingThrown()
      }
    }
    for await _ in begun {}
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `work of somebody who is cancelled already finds itself cancelled from its first step`() async {
    let found = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try? await run(silence: .seconds(3_600)) { _ in Task.isCancelled }
    }.value
    #expect(found == true)
  }

  @TaskLocal private static var told = ""

  @Test func `task-local values of the caller are there in the work`() async throws {
    let found = try await Self.$told.withValue("told") { try await run(silence: .seconds(3_600)) { _ in Self.told } }
    #expect(found == "told")
  }

  #if !canImport(Darwin)
  @Test func `work stays where the caller wants his tasks to run`() async throws {
    let executor = NamedExecutor()
    let isThere = try await withTaskExecutorPreference(executor) {
      try await run(silence: .seconds(3_600)) { _ in
        await Task.yield()
        return withUnsafeCurrentTask { $0?.unownedTaskExecutor == executor.asUnownedTaskExecutor() }
      }
    }
    #expect(isThere)
  }
  #endif

  @Test func `what moves is not ended, however long it takes`() async throws {
    let value = try await run(silence: .seconds(600)) { limit in
      for _ in 0..<100 {
        limit?.moved()
        await Task.yield()
      }
      return 42
    }
    #expect(value == 42)
  }

  @Test func `the end tells whoever asks for it later at once, and only once`() async {
    let told = Locked(0)
    _ = try? await TimeLimit.attend(silence: Self.short, by: .shared, "nothing came") { limit in
      let (ended, end) = AsyncStream.makeStream(of: Void.self)
      limit.onEnd {
        told.withLock { $0 += 1 }
        end.finish()
      }
      for await _ in ended {}
      limit.onEnd { told.withLock { $0 += 10 } }
    }
    #expect(told.withLock { $0 } == 11)
  }

  @Test func `an end that comes after the work tells nobody`() async throws {
    let told = Locked(false)
    let kept = try await TimeLimit.attend(silence: .seconds(3_600), by: .shared, "") { limit in
      limit.onEnd { told.withLock { $0 = true } }
      return limit
    }
    #expect(kept.isOver)
    #expect(kept.lookAgain(at: .seconds(1_000_000_000)) == nil)
    #expect(!told.withLock { $0 })
  }
}

#if !canImport(Darwin)
/// Runs jobs on threads of its own.
private final class NamedExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "named")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
#endif
