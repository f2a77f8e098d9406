#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Time and chance as the runtime sees them, injected so that no test sleeps and every run can be repeated.
///
/// One time is real in every environment: how long a server may be silent (``ClientConfiguration/timeout`` and
/// ``ClientConfiguration/idleTimeout``), because a clock that jumps while bytes are under way would end exchanges that are well.
/// Where no server is real either, ``limitingExchanges()`` puts those under the environment's clock too.
public struct RuntimeEnvironment: Sendable {
  /// The wall clock: token expiry, dates in `Retry-After`. May jump; never used to measure a wait.
  public var now: @Sendable () -> Date
  /// Time since an arbitrary start that never goes back: deadlines, rate-limit windows, backoff.
  public var uptime: @Sendable () -> Duration
  /// Suspends for a duration, throwing `CancellationError` at once when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number in `0..<1`, for jitter and keys.
  public var random: @Sendable () -> Double
  /// What ends exchanges in which nothing moves any more: real time, unless ``limitingExchanges()`` says otherwise.
  var alarms: any AlarmClock = LiveAlarms.shared
  /// Tells environments apart, so that clients with different clocks never share a limiter.
  let identity = Identity()

  final class Identity: Sendable {}

  /// Creates an environment from its four sources.
  public init(
    now: @escaping @Sendable () -> Date, uptime: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.uptime = uptime
    self.sleep = sleep
    self.random = random
  }

  /// The same clocks and chance, by which the silence of servers is measured as well: for transports that answer in memory.
  public func limitingExchanges() -> RuntimeEnvironment {
    var copy = self
    copy.alarms = SleepingAlarms(uptime: uptime, sleep: sleep)
    return copy
  }

  /// The machine's own clocks and random numbers.
  public static let live: RuntimeEnvironment = {
    let start = ContinuousClock.now
    return RuntimeEnvironment(
      now: { Date() }, uptime: { start.duration(to: .now) },
      sleep: { try await Task.sleep(for: min($0, .seconds(Int64(3_155_760_000)))) },
      random: { Double.random(in: 0..<1) })
  }()
}
