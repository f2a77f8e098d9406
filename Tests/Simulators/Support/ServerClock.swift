import Foundation
import NIOConcurrencyHelpers

/// What a simulator takes the time from; tests inject one they can move.
package struct ServerClock: Sendable {
  /// The time a simulator believes it is.
  package let now: @Sendable () -> Date

  package init(now: @escaping @Sendable () -> Date) {
    self.now = now
  }

  /// The machine's own clock.
  package static let system = ServerClock { Date() }

  /// The same clock, wrong by that many seconds.
  package func skewed(by seconds: TimeInterval) -> ServerClock {
    ServerClock { [now] in now().addingTimeInterval(seconds) }
  }
}

/// A clock that stands still until a test moves it.
package final class ManualClock: Sendable {
  private let time: NIOLockedValueBox<Date>

  package init(_ start: Date = Date(timeIntervalSince1970: 1_800_000_000)) {
    time = NIOLockedValueBox(start)
  }

  package var now: Date { time.withLockedValue { $0 } }

  /// Moves the time on, or back with a negative number of seconds.
  package func advance(by seconds: TimeInterval) {
    time.withLockedValue { $0 = $0.addingTimeInterval(seconds) }
  }

  /// This clock as a simulator takes it.
  package var clock: ServerClock { ServerClock { self.now } }
}
