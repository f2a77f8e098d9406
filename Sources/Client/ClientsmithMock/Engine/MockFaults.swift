/// Faults that a test has planned: they happen instead of an answer.
struct MockFaults: Sendable {
  /// What happens.
  enum Kind: Sendable {
    /// An answer of a status, its body as the document has it where none is given.
    case status(Int, retryAfter: Double?, body: MockValue?)
    /// The connection ends before an answer comes.
    case disconnect
    /// Every token ends, and the request goes on.
    case expireTokens
  }

  struct Plan: Sendable {
    let kind: Kind
    /// nil: any operation.
    let operation: String?
    var skipping: Int
    var times: Int
  }

  private var plans: [Plan] = []

  mutating func add(_ plan: Plan) { plans.append(plan) }

  /// Forgets the plans of an operation, or all of them.
  mutating func remove(of operation: String?) {
    plans.removeAll { operation == nil || $0.operation == operation }
  }

  /// What is to happen to a request of an operation.
  mutating func next(for operation: String) -> Kind? {
    for index in plans.indices where plans[index].operation == nil || plans[index].operation == operation {
      if plans[index].skipping > 0 {
        plans[index].skipping -= 1
        continue
      }
      guard plans[index].times > 0 else { continue }
      plans[index].times -= 1
      return plans[index].kind
    }
    return nil
  }
}
