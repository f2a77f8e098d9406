/// The time that one piece of work may take: how long nothing may move in it, and the call's deadline.
///
/// It is the one place where the runtime ends work because of time. The work runs in a child task, and all that happens to it is
/// that this task is cancelled; the work says of itself with ``moved()`` that something arrived or left.
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
    var waiter: CheckedContinuation<Void, Never>?
  }

  /// How long nothing may move; nil: for ever.
  let silence: Duration?
  private let alarms: any AlarmClock
  private let state: Locked<State>

  private init(silence: Duration?, alarms: any AlarmClock) {
    self.silence = silence
    self.alarms = alarms
    state = Locked(State(moved: silence == nil ? .zero : alarms.now))
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

  /// Ends the work if nothing has moved for too long; gives the instant to look again, nil where there is none.
  func lookAgain(at now: Duration) -> Duration? {
    guard let until = silentUntil else { return nil }
    if until > now { return until }
    end(.silence)
    return nil
  }

  private func end(_ end: End) {
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.end == nil { state.end = end }
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  private func waitForEnd() async {
    if state.withLock({ $0.end != nil }) { return }
    await withCheckedContinuation { continuation in
      let isOver = state.withLock { state in
        if state.end != nil { return true }
        state.waiter = continuation
        return false
      }
      if isOver { continuation.resume() }
    }
  }
}

extension TimeLimit {
  /// Runs work and cancels it when nothing has moved in it for `silence`, or at `deadline`, an instant of the environment's
  /// ``RuntimeEnvironment/uptime``.
  ///
  /// Throws ``DeadlineExceeded``, or ``TransportError`` for the silence: `connectTimedOut` where the work, being cancelled, says
  /// that nothing was sent. Otherwise what the work throws, and `CancellationError` where the caller was cancelled.
  static func run<Value: Sendable>(
    silence: Duration?, until deadline: Duration?, in environment: RuntimeEnvironment, _ silent: String,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Value
  ) async throws -> Value {
    if silence == nil, deadline == nil { return try await work(nil) }
    let left = deadline.map { $0 - environment.uptime() }
    if let left, left <= .zero { throw DeadlineExceeded() }
    let limit = TimeLimit(silence: silence, alarms: environment.alarms)
    let outcome = await withTaskGroup(of: Result<Value, any Error>?.self) { group in
      limit.start(in: &group, work)
      if let left {
        group.addTask {
          if (try? await environment.sleep(left)) != nil { limit.end(.deadline) }
          return nil
        }
      }
      if silence != nil { environment.alarms.keep(limit, in: &group) }
      await limit.waitForEnd()
      group.cancelAll()
      while let outcome = await group.next() {
        if let outcome { return outcome }
      }
      return .failure(CancellationError())
    }
    return try limit.judge(outcome, silent)
  }

  private func start<Value: Sendable>(
    in group: inout TaskGroup<Result<Value, any Error>?>,
    _ work: @escaping @Sendable (TimeLimit?) async throws -> Value
  ) {
    let run: @Sendable () async -> Result<Value, any Error>? = {
      defer { self.end(.work) }
      do { return .success(try await work(self)) } catch { return .failure(error) }
    }
    #if compiler(>=6.2)
    // What answers at once needs no other thread, which is most of what a child task costs.
    if #available(macOS 26.0, iOS 26.0, tvOS 26.0, watchOS 26.0, visionOS 26.0, *) {
      group.addImmediateTask(operation: run)
      return
    }
    #endif
    group.addTask(operation: run)
  }

  private func judge<Value>(_ outcome: Result<Value, any Error>, _ silent: String) throws -> Value {
    let end = state.withLock { $0.end }
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

/// The call's deadline passed while something was waited for.
struct DeadlineExceeded: Error {}
