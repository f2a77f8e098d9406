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
