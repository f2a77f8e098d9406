/// Who goes next, and when: called whenever something has changed.
extension RateLimiterState {
  /// Lets everyone go whose turn has come; gives the signals to deliver and the instant to look again.
  mutating func advance(at now: Duration) -> (deliveries: [RateLimitDelivery], wake: Duration?) {
    guard !waiters.isEmpty else { return ([], nil) }
    var deliveries: [RateLimitDelivery] = []
    failOverdue(at: now, into: &deliveries)
    var wake = nextDeadline
    var isBlocked = [Bool](repeating: false, count: lanes.count)
    while let (lane, ticket) = nextInLine(isBlocked) {
      switch availability(of: lanes[lane].passage, at: now) {
      case .now:
        letThrough(lanes[lane].passage)
        lanes[lane].removeFirst()
        finish(ticket, with: .granted(at: now), into: &deliveries)
      case .at(_, let asked?) where asked - now > longestServerDelay:
        let error = RateLimitError(reason: .serverDelay, wait: asked - now)
        for ticket in lanes[lane].removeAll() { finish(ticket, with: .failed(error), into: &deliveries) }
      case .at(let instant, _):
        wake = min(wake ?? instant, instant)
        isBlocked[lane] = true
      case .afterAnswer:
        isBlocked[lane] = true
      }
    }
    return (deliveries, waiters.isEmpty ? nil : wake)
  }

  /// ``advance(at:)``, and sees to it that someone keeps the time until the next look.
  mutating func advanceAndArm(at now: Duration) -> [RateLimitDelivery] {
    var (deliveries, wake) = advance(at: now)
    guard let wake, !waiters.isEmpty else { return deliveries }
    let isNewLeader = leader == nil
    if isNewLeader { leader = waiters.keys.min() }
    if let leader, isNewLeader || (armed.map { wake < $0 } ?? true) {
      armed = wake
      signal(leader, .lead, into: &deliveries)
    }
    return deliveries
  }

  /// The leader's own look: the instant for its timer, or nil where it has been let through or nothing can be timed.
  mutating func arm(_ ticket: Int, at now: Duration) -> (deliveries: [RateLimitDelivery], wake: Duration?) {
    guard leader == ticket else { return ([], nil) }
    let (deliveries, wake) = advance(at: now)
    if leader == ticket {
      armed = wake
      return (deliveries, wake)
    }
    armed = nil
    return (deliveries + advanceAndArm(at: now), nil)
  }

  /// Suspends a call, or gives the signal that is there for it already.
  mutating func park(_ ticket: Int, _ continuation: CheckedContinuation<RateLimitSignal, Never>) -> RateLimitSignal? {
    if let signal = settled.removeValue(forKey: ticket) { return signal }
    if waiters[ticket]?.mustLead == true {
      waiters[ticket]?.mustLead = false
      return .lead
    }
    guard waiters[ticket] != nil else { return .failed(CancellationError()) }
    waiters[ticket]?.continuation = continuation
    return nil
  }

  /// Takes a call out of the line.
  mutating func cancel(_ ticket: Int, at now: Duration) -> [RateLimitDelivery] {
    guard let waiter = waiters[ticket] else { return [] }
    var deliveries: [RateLimitDelivery] = []
    lanes[waiter.lane].abandon(isReplay: waiter.ticket < 0)
    finish(ticket, with: .failed(CancellationError()), into: &deliveries)
    compact(waiter.lane)
    return deliveries + advanceAndArm(at: now)
  }

  /// The lane whose first call has waited longest, of those not known to be blocked.
  private mutating func nextInLine(_ isBlocked: [Bool]) -> (lane: Int, ticket: Int)? {
    var best: (lane: Int, ticket: Int)?
    for index in lanes.indices where !isBlocked[index] {
      while let first = lanes[index].first, waiters[first] == nil { lanes[index].removeAbandoned() }
      if let first = lanes[index].first, first < best?.ticket ?? .max { best = (index, first) }
    }
    return best
  }

  private mutating func failOverdue(at now: Duration, into deliveries: inout [RateLimitDelivery]) {
    guard let due = nextDeadline, due <= now else { return }
    nextDeadline = nil
    for waiter in waiters.values.sorted(by: { $0.ticket < $1.ticket }) {
      guard let deadline = waiter.deadline else { continue }
      if deadline > now {
        nextDeadline = min(nextDeadline ?? deadline, deadline)
      } else {
        lanes[waiter.lane].abandon(isReplay: waiter.ticket < 0)
        let error = RateLimitError(reason: .deadline, wait: now - waiter.since)
        finish(waiter.ticket, with: .failed(error), into: &deliveries)
      }
    }
    for lane in lanes.indices { compact(lane) }
  }

  private mutating func compact(_ lane: Int) {
    let waiters = waiters
    lanes[lane].compact { waiters[$0] != nil }
  }

  private mutating func finish(_ ticket: Int, with signal: RateLimitSignal, into deliveries: inout [RateLimitDelivery])
  {
    guard let waiter = waiters.removeValue(forKey: ticket) else { return }
    if leader == ticket {
      leader = nil
      armed = nil
    }
    if waiters.isEmpty { nextDeadline = nil }
    if let continuation = waiter.continuation {
      deliveries.append(RateLimitDelivery(continuation: continuation, signal: signal))
    } else {
      settled[ticket] = signal
    }
  }

  private mutating func signal(_ ticket: Int, _ signal: RateLimitSignal, into deliveries: inout [RateLimitDelivery]) {
    if let continuation = waiters[ticket]?.continuation {
      waiters[ticket]?.continuation = nil
      deliveries.append(RateLimitDelivery(continuation: continuation, signal: signal))
    } else {
      waiters[ticket]?.mustLead = true
    }
  }
}
