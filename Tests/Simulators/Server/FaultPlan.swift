/// Something that goes wrong with a request.
package enum Fault: Sendable {
  /// Answered with this instead, unseen by the service.
  case reply(Reply)
  /// The connection closes before the body is read.
  case dropBeforeReading
  /// The connection closes once the request is read; the service never sees it.
  case dropAfterReading
  /// The service does what was asked, then the connection closes without an answer.
  case dropAfterProcessing
  /// The service answers, but half of the body is lost with the connection.
  case truncate
  /// Nothing happens until the gate opens.
  case hold(Gate)
  /// The service refuses the credential, however good it is.
  case refuseCredential
  /// Something else happens first, such as tokens ending, then the request is served.
  case perform(@Sendable () async -> Void)

  /// Answered with that status, and `Retry-After` if a number of seconds is given.
  package static func status(_ status: Int, retryAfter: Int? = nil, body: JSON? = nil) -> Fault {
    let headers = retryAfter.map { ["Retry-After": String($0)] } ?? [:]
    return .reply(body.map { .json(status, $0, headers: headers) } ?? Reply(status, headers: headers))
  }
}

/// The faults a test wants, in the order in which they were added.
package actor FaultPlan {
  private struct Rule {
    let fault: Fault
    let endpoint: Endpoint
    var skipping: Int
    let every: Int
    var remaining: Int
    var seen = 0
  }

  private var rules: [Rule] = []
  /// Faults that have happened.
  package private(set) var injected = 0

  package init() {}

  /// Adds a fault for `times` requests to an endpoint: after the first `skipping` ones, then every `every`-th.
  package func add(
    _ fault: Fault, on endpoint: Endpoint = "*", times: Int = 1, skipping: Int = 0, every: Int = 1
  ) {
    rules.append(Rule(fault: fault, endpoint: endpoint, skipping: skipping, every: max(1, every), remaining: times))
  }

  /// Forgets what has not happened yet.
  package func clear() {
    rules.removeAll()
  }

  /// The fault for a request, if it has one: the first rule's that is due. Every rule that covers it counts it.
  func next(method: String, path: String) -> Fault? {
    var chosen: Fault?
    for index in rules.indices where rules[index].endpoint.match(method: method, path: path) != nil {
      if rules[index].skipping > 0 {
        rules[index].skipping -= 1
        continue
      }
      rules[index].seen += 1
      guard chosen == nil, rules[index].remaining > 0, rules[index].seen % rules[index].every == 0 else { continue }
      rules[index].remaining -= 1
      injected += 1
      chosen = rules[index].fault
    }
    return chosen
  }
}
