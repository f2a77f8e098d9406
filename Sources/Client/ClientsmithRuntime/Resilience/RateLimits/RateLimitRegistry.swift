/// The limiters of a process, by whose allowance they keep: however many clients of an account there are, they share one.
///
/// A limiter lives while a client uses it and as long after as it still counts requests, so that a client made anew for
/// each call is held to the limits all the same.
public final class RateLimitRegistry: Sendable {
  /// The registry that clients use unless they are given another.
  public static let shared = RateLimitRegistry()

  private struct Key: Sendable, Hashable {
    let name: String
    // The limiter holds its environment, so that the identity is not given anew while the entry counts.
    let environment: ObjectIdentifier
  }

  private struct Entry: Sendable {
    weak var current: RateLimiter?
    /// Held until the limiter has nothing left to count.
    var kept: RateLimiter?
  }

  private struct State: Sendable {
    var entries = [Key: Entry]()
    var sweepAt = 64
  }

  private let state = Locked(State())

  /// An empty registry, for tests or for a part of a program that is to be limited apart.
  public init() {}

  /// The number of limiters that are known.
  public var count: Int { state.withLock { $0.entries.count } }

  /// The limiter for a name, made where there is none.
  func limiter(for name: String, environment: RuntimeEnvironment, longestServerDelay: Duration) -> RateLimiter {
    let key = Key(name: name, environment: ObjectIdentifier(environment.identity))
    return state.withLock { state in
      if let known = state.entries[key]?.current {
        state.entries[key]?.kept = known
        return known
      }
      if state.entries.count >= state.sweepAt { Self.sweep(&state) }
      let new = RateLimiter(environment: environment, longestServerDelay: longestServerDelay)
      state.entries[key] = Entry(current: new, kept: new)
      return new
    }
  }

  /// Lets go of idle limiters; those that a client still holds stay known.
  private static func sweep(_ state: inout State) {
    for (key, entry) in state.entries {
      guard let limiter = entry.kept, limiter.isIdle else { continue }
      state.entries[key]?.kept = nil
    }
    state.entries = state.entries.filter { $0.value.current != nil }
    state.sweepAt = max(64, state.entries.count * 2)
  }
}
