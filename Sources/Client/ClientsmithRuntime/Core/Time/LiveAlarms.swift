/// Alarms in real time for all of a process, kept by one task that sleeps until the first of them.
///
/// A limit costs a place in a heap, and no task: most work is over long before its time, and then all that is left is a place to
/// be cleared away.
final class LiveAlarms: AlarmClock {
  static let shared = LiveAlarms()

  private struct State: Sendable {
    var queue = AlarmQueue()
    /// The instant for which a task sleeps.
    var armed: Duration?
  }

  private let start = ContinuousClock.now
  private let state = Guarded(State())

  var now: Duration { start.duration(to: .now) }
  var live: LiveAlarms? { self }
  /// The limits that are kept, those of work that is over and not yet cleared away among them.
  var count: Int { state.withLock { $0.queue.count } }

  func keep<Value: Sendable>(_ limit: TimeLimit, in group: inout TaskGroup<Value?>) {
    guard let instant = limit.silentUntil else { return }
    keep(limit, from: instant)
  }

  /// Looks at a limit until its work is over, the first time at `first`.
  func keep(_ limit: TimeLimit, from first: Duration) {
    sleep(
      until: state.withLock { state in
        state.queue.insert(limit, at: first)
        return Self.arm(&state)
      })
  }

  /// The instant to sleep until, where nobody sleeps until then or before.
  private static func arm(_ state: inout State) -> Duration? {
    guard let first = state.queue.first, state.armed.map({ first < $0 }) ?? true else { return nil }
    state.armed = first
    return first
  }

  private func sleep(until instant: Duration?) {
    guard let instant else { return }
    Task {
      // A day at most: a limit may be longer than the system can count.
      try? await Task.sleep(for: min(max(.zero, instant - self.now), .seconds(86_400)))
      self.ring(instant)
    }
  }

  private func ring(_ instant: Duration) {
    let now = now
    let due = state.withLock { state in
      // A task that was overtaken by an earlier alarm finds nothing to do.
      if state.armed == instant { state.armed = nil }
      return state.queue.removeAll(until: now)
    }
    let again = due.compactMap { limit in limit.lookAgain(at: now).map { (limit, $0) } }
    sleep(
      until: state.withLock { state in
        for (limit, instant) in again { state.queue.insert(limit, at: instant) }
        return Self.arm(&state)
      })
  }
}

/// Limits by the instant at which they are to be looked at: a binary heap.
struct AlarmQueue: Sendable {
  private struct Entry: Sendable {
    let instant: Duration
    let limit: TimeLimit
  }

  private var entries: [Entry] = []
  /// The length at which work that is over is cleared away.
  private var clearing = 256

  var count: Int { entries.count }
  var first: Duration? { entries.first?.instant }

  mutating func insert(_ limit: TimeLimit, at instant: Duration) {
    if entries.count >= clearing { clear() }
    entries.append(Entry(instant: instant, limit: limit))
    var child = entries.count - 1
    while child > 0, entries[child].instant < entries[(child - 1) / 2].instant {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes out the limits whose time has come.
  mutating func removeAll(until now: Duration) -> [TimeLimit] {
    var due: [TimeLimit] = []
    while let first = entries.first, first.instant <= now {
      due.append(first.limit)
      entries.swapAt(0, entries.count - 1)
      entries.removeLast()
      sink(0)
    }
    return due
  }

  /// Forgets work that is over, and comes again when as many as are left have come in.
  private mutating func clear() {
    entries = entries.filter { !$0.limit.isOver }
    // In the order of their instants, entries are a heap.
    entries.sort { $0.instant < $1.instant }
    clearing = max(256, entries.count * 2)
  }

  private mutating func sink(_ start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if entries[child].instant < entries[least].instant { least = child }
      }
      if least == parent { return }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}

/// Sees to it that silence ends: looks at each ``TimeLimit`` when its time may have come.
protocol AlarmClock: Sendable {
  /// Time since an arbitrary start.
  var now: Duration { get }

  /// The same clock where it needs no task for a limit.
  var live: LiveAlarms? { get }

  /// Looks at a limit until its work is over. A task that is needed for it may be added to `group`.
  func keep<Value: Sendable>(_ limit: TimeLimit, in group: inout TaskGroup<Value?>)
}

/// Alarms by an environment's own clock, each with a task that sleeps: for tests in which nothing is waited for but that clock.
struct SleepingAlarms: AlarmClock {
  let uptime: @Sendable () -> Duration
  let sleep: @Sendable (Duration) async throws -> Void

  var now: Duration { uptime() }
  var live: LiveAlarms? { nil }

  func keep<Value: Sendable>(_ limit: TimeLimit, in group: inout TaskGroup<Value?>) {
    group.addTask {
      var next = limit.silentUntil
      while let instant = next {
        guard (try? await sleep(instant - now)) != nil else { break }
        next = limit.lookAgain(at: now)
      }
      return nil
    }
  }
}
