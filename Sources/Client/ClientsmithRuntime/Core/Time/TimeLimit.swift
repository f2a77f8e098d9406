/// The time that one piece of work may take: how long nothing may move in it, and the call's deadline.
///
/// It is the one place where the runtime ends work because of time. All that happens to the work is that it is interrupted; the work
/// says of itself with ``moved()`` that something arrived or left.
final class TimeLimit: Sendable {
  private enum End: Sendable {
    case work, silence, deadline
  }

  private struct State: Sendable {
    /// When something moved last.
    var moved: Duration
    /// How many wait for the caller's own bytes, which is no silence.
    var holds = 0
    var end: End?
    var onEnd: (@Sendable () -> Void)?
  }

  /// How long nothing may move; nil: for ever.
  let silence: Duration?
  private let alarms: any AlarmClock
  private let state: Guarded<State>

  private init(silence: Duration?, alarms: any AlarmClock, start: Duration) {
    self.silence = silence
    self.alarms = alarms
    state = Guarded(State(moved: start))
  }

  /// Something arrived, or left: the time begins again.
  func moved() {
    guard silence != nil else { return }
    let now = alarms.now
    state.withLock { $0.moved = now }
  }

  /// The caller is waited for: no time counts until ``release()``.
  func hold() { state.withLock { $0.holds += 1 } }

  /// The caller is not waited for any more, and the time begins again.
  func release() {
    let now = alarms.now
    state.withLock { state in
      state.holds -= 1
      state.moved = now
    }
  }

  /// The instant of the alarm clock at which the silence is too long, unless something moves; nil when the work is over.
  var silentUntil: Duration? {
    guard let silence else { return nil }
    let now = alarms.now
    return state.withLock { state in
      if state.end != nil { return nil }
      return (state.holds > 0 ? now : state.moved) + silence
    }
  }

  /// Whether the work is over.
  var isOver: Bool { state.withLock { $0.end != nil } }

  /// Ends the work if nothing has moved for too long; gives the instant to look again, nil where there is none.
  func lookAgain(at now: Duration) -> Duration? {
    guard let until = silentUntil else { return nil }
    if until > now { return until }
    end(.silence)
    return nil
  }

  /// Runs `body`, which makes the work end, when its time is over; at once if it is.
  func onEnd(_ body: @escaping @Sendable () -> Void) {
    let isOver = state.withLock { state in
      if state.end == nil { state.onEnd = body }
      return state.end != nil
    }
    if isOver { body() }
  }

  private func end(_ end: End) {
    let body = state.withLock { state -> (@Sendable () -> Void)? in
      if state.end == nil { state.end = end }
      defer { state.onEnd = nil }
      return state.onEnd
    }
    body?()
  }

  /// The work is over, by itself unless an end came to it before; says how it ended.
  private func finish() -> End {
    state.withLock { state in
      state.onEnd = nil
      if let end = state.end { return end }
      state.end = .work
      return .work
    }
  }
}

extension TimeLimit {
  /// Runs work and cancels it when nothing has moved in it for `silence`, or at `deadline`, an instant of the environment's
  /// ``RuntimeEnvironment/uptime``.
  ///
  /// Throws ``DeadlineExceeded``, or ``TransportError`` for the silence: `connectTimedOut` where the work, being cancelled, says
  /// that nothing was sent. Otherwise what the work throws, and `CancellationError` where the caller was cancelled.
  nonisolated(nonsending) static func run<Value: Sendable>(
    silence: Duration?, until deadline: Duration?, in environment: RuntimeEnvironment, _ silent: String,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Value
  ) async throws -> Value {
    if silence == nil, deadline == nil { return try await work(nil) }
    // All that is not about the value is there once, not once for each type.
    let value = Locked<Value?>(nil)
    try await runUnboxed(silence: silence, until: deadline, in: environment, silent) { limit in
      let result = try await work(limit)
      value.withLock { $0 = result }
    }
    guard let value = value.withLock({ $0 }) else { throw CancellationError() }
    return value
  }

  /// The same for what every call does: the compiler makes it once for each type, which spares two allocations.
  @inline(never)
  nonisolated(nonsending) static func runUnboxed<Value: Sendable>(
    silence: Duration?, until deadline: Duration?, in environment: RuntimeEnvironment, _ silent: String,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Value
  ) async throws -> Value {
    if silence == nil, deadline == nil { return try await work(nil) }
    if deadline == nil, let silence, let alarms = environment.alarms.live, !hasPreferredExecutor {
      return try await attend(silence: silence, by: alarms, silent) { limit in
        try await limit.runApart { try await work(limit) }
      }
    }
    return try await runInGroup(silence: silence, until: deadline, in: environment, silent, work)
  }

  /// The same for work that needs no task of its own, because it ends when ``onEnd(_:)`` says so.
  nonisolated(nonsending) static func attend<Value: Sendable>(
    silence: Duration, by alarms: LiveAlarms, _ silent: String, _ work: (TimeLimit) async throws -> Value
  ) async throws -> Value {
    let start = alarms.now
    let limit = TimeLimit(silence: silence, alarms: alarms, start: start)
    alarms.keep(limit, from: start + silence)
    let outcome: Result<Value, any Error>
    do { outcome = .success(try await work(limit)) } catch { outcome = .failure(error) }
    return try judge(outcome, limit.finish(), silent)
  }

  /// Work and timers as children of the caller's task, for clocks that count who is ready and who sleeps.
  @inline(never)
  private static func runInGroup<Value: Sendable>(
    silence: Duration?, until deadline: Duration?, in environment: RuntimeEnvironment, _ silent: String,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Value
  ) async throws -> Value {
    let value = Locked<Value?>(nil)
    try await superviseInGroup(silence: silence, until: deadline, in: environment, silent) { limit in
      let result = try await work(limit)
      value.withLock { $0 = result }
    }
    guard let value = value.withLock({ $0 }) else { throw CancellationError() }
    return value
  }

  private static func superviseInGroup(
    silence: Duration?, until deadline: Duration?, in environment: RuntimeEnvironment, _ silent: String,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Void
  ) async throws {
    let left = deadline.map { $0 - environment.uptime() }
    if let left, left <= .zero { throw DeadlineExceeded() }
    let limit = TimeLimit(
      silence: silence, alarms: environment.alarms, start: silence == nil ? .zero : environment.alarms.now)
    let outcome = await withTaskGroup(of: Result<Void, any Error>?.self) { group in
      limit.start(in: &group, work)
      if let left {
        group.addTask {
          if (try? await environment.sleep(left)) != nil { limit.end(.deadline) }
          return nil
        }
      }
      if silence != nil { environment.alarms.keep(limit, in: &group) }
      await withCheckedContinuation { continuation in limit.onEnd { continuation.resume() } }
      group.cancelAll()
      while let outcome = await group.next() {
        if let outcome { return outcome }
      }
      return .failure(CancellationError())
    }
    return try judge(outcome, limit.finish(), silent)
  }

  private func start(
    in group: inout TaskGroup<Result<Void, any Error>?>,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Void
  ) {
    let run: @Sendable () async -> Result<Void, any Error>? = {
      defer { self.end(.work) }
      do { return .success(try await work(self)) } catch { return .failure(error) }
    }
    #if compiler(>=6.2)
    if #available(macOS 26.0, iOS 26.0, tvOS 26.0, watchOS 26.0, visionOS 26.0, *) {
      group.addImmediateTask(operation: run)
      return
    }
    #endif
    group.addTask(operation: run)
  }

  /// Whether the caller's tasks run where somebody wants them to, which a task that is not a child of theirs would not.
  private static var hasPreferredExecutor: Bool {
    guard #available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *) else { return false }
    return withUnsafeCurrentTask { $0?.unownedTaskExecutor != nil }
  }

  /// Runs work in a task that the limit's end cancels, and the caller's own cancellation as well.
  nonisolated(nonsending) private func runApart<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Self.begin(Task.isCancelled ? Self.cancelled(work) : work)
    onEnd { task.cancel() }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      task.cancel()
    }
  }

  /// Work that finds itself cancelled from its first step, as a child of the caller's task would.
  private static func cancelled<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) -> @Sendable () async throws -> Value {
    {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await work()
    }
  }

  private static func begin<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) -> Task<Value, any Error> {
    #if compiler(>=6.2)
    // What answers at once needs no other thread, which is most of what a task costs.
    if #available(macOS 26.0, iOS 26.0, tvOS 26.0, watchOS 26.0, visionOS 26.0, *) {
      return Task.immediate(operation: work)
    }
    #endif
    return Task(operation: work)
  }

  private static func judge<Value>(_ outcome: Result<Value, any Error>, _ end: End, _ silent: String) throws -> Value {
    if end == .work { return try outcome.get() }
    // The work was told to end: what it gives now may be half of it.
    if Task.isCancelled { throw CancellationError() }
    if end == .deadline { throw DeadlineExceeded() }
    if case .failure(let error as TransportError) = outcome, error.isNeverSent {
      throw TransportError(.connectTimedOut, "no connection could be made in time", underlying: error.underlying)
    }
    throw TransportError(.timedOut, silent)
  }
}

extension Task where Success == Void, Failure == Never {
  /// Cancels the task and waits until it is over.
  fileprivate func end() async {
    cancel()
    await value
  }
}

/// The call's deadline passed while something was waited for.
struct DeadlineExceeded: Error {}
