import ClientsmithRuntime
import ClientsmithTesting
import ServiceSimulators

/// One clock for a client and its service, on which waiting takes no time.
struct DemoTime {
  private let time = TestEnvironment()

  /// The time as the service takes it.
  var clock: ServerClock { ServerClock { [time] in time.now } }

  /// A client's configuration under this clock; everything else is as usual.
  var configuration: ClientConfiguration { ClientConfiguration(environment: time.environment) }

  /// Seconds that have passed since the beginning.
  var elapsed: Int { Int(time.elapsed.components.seconds) }
}
