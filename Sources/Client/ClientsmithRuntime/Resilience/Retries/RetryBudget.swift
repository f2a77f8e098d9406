/// What stops a storm of retries: tokens that every retry costs and that successes bring back.
///
/// A service that is down gets the first few calls' retries and then one request a call. A call that succeeds in the
/// end returns all that its retries took, so that scattered faults never use the budget up.
public final class RetryBudget: Sendable {
  /// The number of tokens at the start, and the most there can be.
  public let capacity: Int
  private let tokens: Guarded<Int>

  /// The price of repeating an attempt that failed.
  static let failureCost = 10
  /// The price of repeating an attempt that was refused with 429: the server works, and said when to come back.
  static let refusalCost = 2

  /// A full budget.
  public init(capacity: Int = 500) {
    self.capacity = max(0, capacity)
    tokens = Guarded(self.capacity)
  }

  /// The tokens left.
  public var available: Int { tokens.withLock { $0 } }

  /// Takes `cost` tokens, or none where fewer are left.
  func take(_ cost: Int) -> Bool {
    tokens.withLock { tokens in
      guard tokens >= cost else { return false }
      tokens -= cost
      return true
    }
  }

  /// Brings back what the retries of a call cost that has succeeded, and one more.
  func settle(returning spent: Int) {
    let capacity = capacity
    tokens.withLock { $0 = min(capacity, $0 + spent + 1) }
  }
}
