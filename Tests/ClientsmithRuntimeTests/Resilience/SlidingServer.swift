import HTTPTypes

@testable import ClientsmithRuntime

/// A server that counts requests in sliding windows at the moment they arrive, and refuses those above the limits.
final class SlidingServer: Sendable {
  struct Record: Sendable {
    var arrivals: [Duration] = []
    var refused = 0
    var served = 0
  }

  let time: VirtualTime
  let limits: [RateLimit]
  /// The least and greatest journey one way, in seconds.
  let journey: ClosedRange<Double>
  let tellsRemaining: Bool
  let record = Locked(Record())

  init(
    _ time: VirtualTime, _ limits: [RateLimit] = FireHydrantLimits.both, journey: ClosedRange<Double> = 0.01...0.15,
    tellsRemaining: Bool = false
  ) {
    self.time = time
    self.limits = limits
    self.journey = journey
    self.tellsRemaining = tellsRemaining
  }

  func request() async throws -> (status: Int, headers: HTTPFields) {
    try await travel()
    let answer = arrive()
    try await travel()
    return answer
  }

  /// A request of another process, counted at once.
  func arrive() -> (status: Int, headers: HTTPFields) {
    let now = time.now
    let limits = limits
    let tellsRemaining = tellsRemaining
    return record.withLock { record in
      var headers = HTTPFields()
      var wait: Duration?
      var least = Int.max
      for limit in limits {
        let counted = record.arrivals.filter { now - $0 < limit.period }
        least = min(least, limit.requests - counted.count)
        guard counted.count >= limit.requests, let oldest = counted.min() else { continue }
        wait = max(wait ?? .zero, oldest + limit.period - now)
      }
      if let first = limits.first, tellsRemaining {
        headers = .of(
          ("RateLimit-Limit", "\(first.requests)"), ("RateLimit-Remaining", "\(max(0, least - 1))"),
          ("RateLimit-Reset", "\(Int(first.period.inSeconds))"))
      }
      guard let wait else {
        record.arrivals.append(now)
        record.served += 1
        return (200, headers)
      }
      record.refused += 1
      headers[.retryAfter] = "\(Int(wait.inSeconds.rounded(.up)))"
      return (429, headers)
    }
  }

  private func travel() async throws {
    let seconds = journey.lowerBound + (journey.upperBound - journey.lowerBound) * time.random()
    try await time.sleep(.seconds(seconds))
  }
}

enum FireHydrantLimits {
  static let both = [
    RateLimit(requests: 50, per: .seconds(10)), RateLimit(requests: 300, per: .seconds(60)),
  ]
}

extension RateLimitGate {
  /// A gate on a registry of its own unless one is given.
  static func test(
    _ environment: RuntimeEnvironment, limits: [RateLimit] = FireHydrantLimits.both, account: String? = nil,
    registry: RateLimitRegistry = RateLimitRegistry(), store: (any RateLimitStore)? = nil
  ) -> RateLimitGate {
    RateLimitGate(
      origin: "https://api.example.com", limits: limits,
      configuration: RateLimiting(account: account, store: store, registry: registry), environment: environment)
  }

  func acquire(deadline: Duration? = nil, limits: [RateLimit]? = nil) async throws -> RateLimitPermit {
    try await acquire(operation: "list", credential: "key", limits: limits, deadline: deadline)
  }
}
