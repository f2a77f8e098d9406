import HTTPTypes

/// The leave to send one request, to be completed exactly once: with its answer's head as soon as that is there, or with
/// how it failed. Until then, and for a whole period after, the request is counted.
package struct RateLimitPermit: Sendable {
  private let operation: String
  private let route: RateLimitRoute?
  /// When the first limiter was asked and when the last let the request through, by the environment's uptime; the same where
  /// nobody had to be asked.
  private(set) var asked: Duration = .zero
  private(set) var granted: Duration = .zero
  // Nearly every call passes one limiter: the second and third are rare enough to be kept in an array.
  private var first: RateLimiter.Passing?
  private var rest: [RateLimiter.Passing] = []
  /// The stations whose limits the store has granted: those alone are settled there.
  private var taken: [RateLimitStation] = []

  init(operation: String, route: RateLimitRoute? = nil) {
    self.operation = operation
    self.route = route
  }

  mutating func add(_ passing: RateLimiter.Passing) {
    if first == nil {
      first = passing
      asked = passing.asked
    } else {
      rest.append(passing)
    }
    granted = passing.granted
  }

  /// Remembers what the store has granted, and when.
  mutating func take(_ station: RateLimitStation, at instant: Duration) {
    taken.append(station)
    granted = instant
  }

  /// Takes in the answer; true where the limiter knows the allowance that a 429 refused, and will do the waiting.
  @discardableResult public func complete(status: Int, headers: HTTPFields) -> Bool {
    guard let route else { return false }
    let answer = RateLimitAnswer(status: status, headers: headers, environment: route.environment)
    forEach(in: route) { $0.limiter.complete($1, operation: operation, answer: answer) }
    settleStore(of: route, wasSent: true)
    return answer.isRefusal && (isGoverned || !answer.statements.isEmpty)
  }

  /// Takes in that no answer came.
  public func complete(_ failure: ConnectionFailure) {
    guard let route else { return }
    let wasSent = failure != .neverSent
    forEach(in: route) { $0.limiter.complete($1, wasSent: wasSent) }
    settleStore(of: route, wasSent: wasSent)
  }

  /// Gives back what a call took that will not be sent.
  func completeUnsent() { complete(.neverSent) }

  private var isGoverned: Bool {
    let passings = [first].compactMap { $0 } + rest
    return passings.contains { !$0.passage.windows.isEmpty || !$0.passage.quotas.isEmpty }
  }

  private func forEach(in route: RateLimitRoute, _ body: (RateLimitStation, RateLimiter.Passing) -> Void) {
    guard let first else { return }
    body(route.stations[0], first)
    for (offset, passing) in rest.enumerated() { body(route.stations[offset + 1], passing) }
  }

  private func settleStore(of route: RateLimitRoute, wasSent: Bool) {
    guard let store = route.store, !taken.isEmpty else { return }
    // The answer is not kept waiting for bookkeeping in another process.
    Task { [taken] in
      for station in taken { await store.settle(station.limits, key: station.key, wasSent: wasSent) }
    }
  }
}
