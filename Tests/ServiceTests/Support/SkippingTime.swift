import ClientsmithRuntime
import Foundation
import ServiceSimulators

/// One clock for client and simulator that skips every wait: whoever sleeps wakes at once, and it is that much later.
final class SkippingTime: Sendable {
  private let clock = ManualClock()
  private let start = ManualClock().now

  /// The time as the simulators take it.
  var server: ServerClock { clock.clock }

  /// The time as the runtime takes it; chance always falls in the middle.
  let environment: RuntimeEnvironment

  init() {
    let clock = clock
    let start = start
    environment = RuntimeEnvironment(
      now: { clock.now }, uptime: { .seconds(clock.now.timeIntervalSince(start)) },
      sleep: { duration in
        try Task.checkCancellation()
        // A microsecond more: less than a `Date` can tell would leave the clock where it is, and the sleeper short for ever.
        clock.advance(by: max(0, duration / .seconds(1)) + 1e-6)
      }, random: { 0.5 })
  }

  /// How a client works under this clock as it would for anybody, over one of the transports.
  func configuration(over carrier: Carrier) -> ClientConfiguration {
    var configuration = ClientConfiguration(
      transport: carrier.transport, rateLimits: RateLimiting(registry: RateLimitRegistry()), environment: environment)
    // The one time that is not skipped: how long the machine may be busy with other tests.
    configuration.timeout = .seconds(600)
    return configuration
  }

  /// Likewise with more patience than most: where every third request meets a fault, two retries are not enough. With many pages on their
  /// way it is chance which of them meets the faults, and one of a thousand walks would have a page that meets nine.
  func patience(over carrier: Carrier) -> ClientConfiguration {
    var configuration = configuration(over: carrier)
    configuration.retries = RetryPolicy(retries: 24)
    return configuration
  }

  /// Lets time pass.
  func pass(_ duration: Duration) async throws {
    try await environment.sleep(duration)
  }
}
