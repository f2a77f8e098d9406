import Foundation

/// So many requests in any stretch of so many seconds.
package struct RateLimit: Sendable, Hashable {
  package let requests: Int
  package let seconds: TimeInterval

  package init(_ requests: Int, per seconds: TimeInterval) {
    self.requests = requests
    self.seconds = seconds
  }
}

/// Several limits that hold at the same time, each over a window that slides; a refused request does not count.
package struct SlidingWindow: Sendable {
  /// Which limit was exhausted, and how long until it has room again.
  package struct Refusal: Sendable {
    package let limit: RateLimit
    /// Whole seconds, as `Retry-After` needs them, at least 1.
    package let retryAfter: Int
  }

  private let limits: [RateLimit]
  private var accepted: [Date] = []

  package init(_ limits: [RateLimit]) {
    self.limits = limits
  }

  /// Counts a request at that time, or says why it is refused.
  package mutating func take(at now: Date) -> Refusal? {
    let longest = limits.map(\.seconds).max() ?? 0
    let edge = now.addingTimeInterval(-longest)
    if let first = accepted.firstIndex(where: { $0 > edge }) {
      accepted.removeFirst(first)
    } else {
      accepted.removeAll()
    }
    for limit in limits {
      let start = now.addingTimeInterval(-limit.seconds)
      let within = accepted.drop { $0 <= start }
      guard within.count >= limit.requests else { continue }
      let freed = within[within.endIndex - limit.requests].addingTimeInterval(limit.seconds)
      return Refusal(limit: limit, retryAfter: max(1, Int(freed.timeIntervalSince(now).rounded(.up))))
    }
    accepted.append(now)
    return nil
  }
}
