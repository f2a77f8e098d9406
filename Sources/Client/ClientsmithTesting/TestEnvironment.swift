import ClientsmithRuntime
import Foundation

/// Clocks and chance under a test's control: time stands still until somebody waits for it.
///
///     let time = TestEnvironment()
///     configuration.environment = time.environment
///     try await client.incidents.list()          // a retry's backoff takes no time
///     #expect(time.elapsed == .seconds(1))
///
/// With ``Advance/automatic`` (the default) the clock jumps to the next moment somebody sleeps for, once all tasks that were
/// woken before have had their turn; hundreds of sleepers are woken one after the other in the order of their times, those
/// of one moment in the order in which they began to sleep. With ``Advance/manual`` it moves by ``advance(by:)`` alone.
///
/// When other tasks have had their turn is a guess, a good one, from nothing having happened for a while. Inside ``run(_:)``
/// it is known: use it where many tasks race, or the machine is busy.
public final class TestEnvironment: Sendable {
  /// Who moves the clock.
  public enum Advance: Sendable {
    /// The sleepers, by sleeping.
    case automatic
    /// The test.
    case manual
  }

  private struct Sleeper: Sendable {
    let wakes: Duration
    let order: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State: Sendable {
    var elapsed: Duration = .zero
    var sleepers: [Int: Sleeper] = [:]
    var cancelled: Set<Int> = []
    var order = 0
    /// Counts everything that happens, so that quiet can be told.
    var events = 0
    /// Sleepers that were woken and have not had their turn yet.
    var waking = 0
    var isAdvancing = false
    /// Jobs that tasks inside ``run(_:)`` have ready or are running.
    var jobs = 0
    /// How many ``run(_:)`` are under way.
    var runs = 0
    var slept: [Duration] = []
    var random: UInt64
    var fixedRandom: Double?
  }

  private let start: Date
  private let advance: Advance
  private let state: Locked<State>

  /// A clock that begins at `start`, and numbers that follow from `seed`: equal seeds give equal runs.
  ///
  /// `random` makes every number that one, for instance 1 for the longest jitter.
  public init(
    start: Date = Date(timeIntervalSince1970: 1_767_225_600), advance: Advance = .automatic, seed: UInt64 = 1,
    random: Double? = nil
  ) {
    self.start = start
    self.advance = advance
    state = Locked(State(random: seed, fixedRandom: random))
  }

  /// What a client is configured with.
  public var environment: RuntimeEnvironment {
    RuntimeEnvironment(
      now: { self.now }, uptime: { self.elapsed }, sleep: { try await self.sleep($0) }, random: { self.nextRandom() })
  }

  /// How far the clock has moved.
  public var elapsed: Duration { state.withLock { $0.elapsed } }
  /// The wall clock.
  public var now: Date {
    let (seconds, attoseconds) = elapsed.components
    return start.addingTimeInterval(Double(seconds) + Double(attoseconds) * 1e-18)
  }
  /// How many tasks are asleep.
  public var sleeping: Int { state.withLock { $0.sleepers.count } }
  /// The durations that were asked for, in the order of asking.
  public var sleeps: [Duration] { state.withLock { $0.slept } }

  /// Moves the clock and wakes everybody whose time has come, in order; each gets its turn before the next is woken.
  public func advance(by duration: Duration) async {
    let end = state.withLock { $0.elapsed + max(.zero, duration) }
    await settle()
    while wakeNext(until: end) { await settle() }
    state.withLock { $0.elapsed = max($0.elapsed, end) }
    await settle()
  }

  /// Waits until at least so many tasks are asleep.
  public func waitForSleepers(_ count: Int) async {
    while sleeping < count { await Task.yield() }
  }
}

extension TestEnvironment {
  /// Runs work, its child tasks and the actors that they call one after the other on one thread, so that the clock moves
  /// exactly when all of them wait. Tasks made with `Task {}` run elsewhere and are guessed at as ever.
  @available(macOS 15.0, iOS 18.0, tvOS 18.0, watchOS 11.0, visionOS 2.0, *)
  public func run<Result: Sendable>(_ work: @Sendable () async throws -> Result) async rethrows -> Result {
    let executor = CountingExecutor { [state] change in
      state.withLock { state in
        state.jobs += change
        state.events += 1
      }
    }
    state.withLock { $0.runs += 1 }
    defer { state.withLock { $0.runs -= 1 } }
    return try await withTaskExecutorPreference(executor) { try await work() }
  }

  private func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    let order = state.withLock { state in
      state.order += 1
      state.events += 1
      state.slept.append(duration)
      return state.order
    }
    guard duration > .zero else { return await Task.yield() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if state.cancelled.remove(order) != nil { return true }
          state.sleepers[order] = Sleeper(
            wakes: state.elapsed + duration, order: order, continuation: continuation)
          return false
        }
        if isCancelled { return continuation.resume(throwing: CancellationError()) }
        beginAdvancing()
      }
      state.withLock { state in
        state.waking -= 1
        state.events += 1
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        state.events += 1
        let sleeper = state.sleepers.removeValue(forKey: order)
        if sleeper == nil { state.cancelled.insert(order) }
        return sleeper
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// One task moves the clock for all sleepers, and ends with the last of them.
  private func beginAdvancing() {
    guard case .automatic = advance else { return }
    let begins = state.withLock { state in
      defer { state.isAdvancing = true }
      return !state.isAdvancing
    }
    guard begins else { return }
    // With the sleeper's own priority: among equals, a yield gives way to everything that is ready before it.
    Task {
      repeat { await self.settle() } while self.wakeNext(until: nil)
    }
  }

  /// Gives other tasks their turn until nothing has happened for a while.
  private func settle() async {
    var quiet = 0
    var seen = state.withLock { $0.events }
    var enough = 200
    while quiet < enough {
      await Task.yield()
      let (events, busy, runs) = state.withLock { ($0.events, $0.waking + $0.jobs, $0.runs) }
      // Where the jobs are counted, only strays have to be guessed at.
      enough = runs > 0 ? 20 : 200
      quiet = events == seen && busy == 0 ? quiet + 1 : 0
      seen = events
    }
  }

  /// Wakes the first sleeper whose time is not after `end`; false when there is none.
  private func wakeNext(until end: Duration?) -> Bool {
    let sleeper = state.withLock { state -> Sleeper? in
      let first = state.sleepers.values.min { ($0.wakes, $0.order) < ($1.wakes, $1.order) }
      guard let first, end.map({ first.wakes <= $0 }) ?? true else {
        state.isAdvancing = false
        return nil
      }
      state.elapsed = max(state.elapsed, first.wakes)
      state.sleepers[first.order] = nil
      state.events += 1
      state.waking += 1
      return first
    }
    sleeper?.continuation.resume()
    return sleeper != nil
  }

  /// SplitMix64, as a number in `0..<1`.
  private func nextRandom() -> Double {
    state.withLock { state in
      if let fixed = state.fixedRandom { return min(max(fixed, 0), 1.0.nextDown) }
      state.random &+= 0x9E37_79B9_7F4A_7C15
      var z = state.random
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    }
  }
}
