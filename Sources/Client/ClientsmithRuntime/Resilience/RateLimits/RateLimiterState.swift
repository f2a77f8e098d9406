/// All that a limiter knows, changed under its lock: windows, quotas and who waits for them.
struct RateLimiterState: Sendable {
  var windows: [RateWindow] = []
  /// By the name the server gives them, or by operation where it gives none.
  var quotas = [String: RateQuota]()
  /// The quotas that an operation's answers have told of.
  var quotaNames = [String: [String]]()
  var lanes: [RateLimitLane] = []
  var waiters = [Int: RateLimitWaiter]()
  /// Final signals for calls that have not been suspended yet.
  var settled = [Int: RateLimitSignal]()
  /// The waiting call that keeps the time for all.
  var leader: Int?
  /// The instant for which the leader has set its timer.
  var armed: Duration?
  /// The earliest deadline of those who wait, or an earlier instant.
  var nextDeadline: Duration?
  let longestServerDelay: Duration
  private var ticket = 0
  /// Of calls that are tried again: smaller than any other, and in their own order.
  private var replayTicket = Int.min

  init(longestServerDelay: Duration) { self.longestServerDelay = longestServerDelay }

  /// The place of a window, which stays the same for the limiter's life.
  mutating func place(of limit: RateLimit) -> Int {
    if let known = windows.firstIndex(where: { $0.limit == limit }) { return known }
    windows.append(RateWindow(limit))
    return windows.count - 1
  }

  /// Whether the limiter could be made anew without anyone's noticing.
  mutating func isIdle(at now: Duration) -> Bool {
    for index in windows.indices where !windows[index].isIdle(at: now) { return false }
    return waiters.isEmpty && quotas.values.allSatisfy { $0.isIdle(at: now) }
  }

  func passage(_ windows: [Int], operation: String) -> RateLimitPassage {
    RateLimitPassage(windows: windows, quotas: quotaNames.isEmpty ? [] : quotaNames[operation] ?? [])
  }

  mutating func availability(of passage: RateLimitPassage, at now: Duration) -> Availability {
    var result = Availability.now
    for index in passage.windows { result = result.and(windows[index].availability(at: now)) }
    for name in passage.quotas { result = result.and(quotas[name]?.availability(at: now) ?? .now) }
    return result
  }

  mutating func letThrough(_ passage: RateLimitPassage) {
    for index in passage.windows { windows[index].letThrough() }
    for name in passage.quotas { quotas[name]?.letThrough() }
  }

  /// Lets a call through where there is room and nobody waits.
  mutating func takeAtOnce(_ passage: RateLimitPassage, at now: Duration) -> Bool {
    guard waiters.isEmpty, availability(of: passage, at: now) == .now else { return false }
    letThrough(passage)
    return true
  }

  /// Puts a call in its lane: behind those that came before, but before all others where it is tried again. Fails where it could
  /// not go before its deadline.
  mutating func enqueue(
    _ passage: RateLimitPassage, deadline: Duration?, isReplay: Bool, now: Duration
  ) throws(RateLimitError) -> Int {
    let lane = self.lane(for: passage)
    if let deadline {
      let position = isReplay ? lanes[lane].liveReplays : lanes[lane].live
      let earliest = earliest(for: passage, position: position, now: now)
      guard earliest < deadline else { throw RateLimitError(reason: .deadline, wait: earliest - now) }
      nextDeadline = min(nextDeadline ?? deadline, deadline)
    }
    let ticket = isReplay ? replayTicket : self.ticket
    if isReplay { replayTicket += 1 } else { self.ticket += 1 }
    lanes[lane].append(ticket, isReplay: isReplay)
    waiters[ticket] = RateLimitWaiter(ticket: ticket, lane: lane, deadline: deadline, since: now)
    return ticket
  }

  private mutating func lane(for passage: RateLimitPassage) -> Int {
    if waiters.isEmpty { lanes.removeAll(keepingCapacity: true) }
    if let known = lanes.firstIndex(where: { $0.passage == passage }) { return known }
    lanes.append(RateLimitLane(passage))
    return lanes.count - 1
  }

  private mutating func earliest(for passage: RateLimitPassage, position: Int, now: Duration) -> Duration {
    var earliest = now
    for index in passage.windows { earliest = max(earliest, windows[index].earliest(position: position, now: now)) }
    if case .at(let instant, _) = availability(of: passage, at: now) { earliest = max(earliest, instant) }
    return earliest
  }
}

/// What answers tell of the allowance.
extension RateLimiterState {
  /// The most quotas to remember: names come from the server.
  private static let mostQuotas = 512

  /// Takes in an answer to a request that was let through at `granted`.
  mutating func learn(
    _ answer: RateLimitAnswer, passage: RateLimitPassage, operation: String, granted: Duration, now: Duration
  ) {
    settle(passage, wasSent: true, now: now)
    if answer.isRefusal {
      refuse(answer, passage: passage, operation: operation, granted: granted, now: now)
    } else {
      for index in passage.windows { windows[index].succeed() }
      for name in passage.quotas { quotas[name]?.succeed() }
    }
    for statement in answer.statements {
      learn(statement, passage: passage, operation: operation, granted: granted, now: now)
    }
  }

  mutating func settle(_ passage: RateLimitPassage, wasSent: Bool, now: Duration) {
    for index in passage.windows { windows[index].settle(wasSent: wasSent, now: now) }
    for name in passage.quotas { quotas[name]?.settle(wasSent: wasSent) }
  }

  private mutating func refuse(
    _ answer: RateLimitAnswer, passage: RateLimitPassage, operation: String, granted: Duration, now: Duration
  ) {
    // A reset too far away is no wait, but perhaps a number in another unit: the client feels its way by itself then.
    let resets = answer.statements.filter { $0.remaining == 0 }.compactMap(\.reset).filter { $0 <= longestServerDelay }
    let wait = answer.wait ?? resets.max()
    let cap = longestServerDelay
    for index in passage.windows { windows[index].refuse(sent: granted, wait: wait, cap: cap, now: now) }
    for name in passage.quotas { quotas[name]?.refuse(sent: granted, wait: wait, cap: cap, now: now) }
    // Nothing is known of whose allowance it was but that this operation needs it.
    if passage.windows.isEmpty, passage.quotas.isEmpty, let wait {
      addQuota(operation, to: operation, now: now)
      quotas[operation]?.refuse(sent: granted, wait: wait, cap: cap, now: now)
    }
  }

  private mutating func learn(
    _ statement: RateLimitStatement, passage: RateLimitPassage, operation: String, granted: Duration, now: Duration
  ) {
    // Some servers write "no limit" as a limit of 0 or -1 left.
    guard let remaining = statement.remaining, remaining >= 0, statement.limit ?? 1 > 0 else { return }
    if let index = passage.windows.first(where: { statement.describes(windows[$0].limit) }) {
      return windows[index].learn(
        remaining: remaining, reset: statement.reset, cap: longestServerDelay, now: now)
    }
    // Without a reset the number says nothing about the next minute.
    guard let reset = statement.reset else { return }
    let name = statement.name ?? operation
    addQuota(name, to: operation, now: now)
    let hint = ServerHint(source: .reset, heard: now, wait: reset, cap: longestServerDelay)
    quotas[name]?.learn(limit: statement.limit, remaining: remaining, reset: hint, sent: granted)
  }

  private mutating func addQuota(_ name: String, to operation: String, now: Duration) {
    if quotas[name] == nil {
      if quotas.count >= Self.mostQuotas { forgetIdleQuotas(at: now) }
      guard quotas.count < Self.mostQuotas else { return }
      quotas[name] = RateQuota()
    }
    if quotaNames[operation]?.contains(name) != true { quotaNames[operation, default: []].append(name) }
  }

  private mutating func forgetIdleQuotas(at now: Duration) {
    quotas = quotas.filter { !$0.value.isIdle(at: now) }
    let kept = quotas
    quotaNames = quotaNames.compactMapValues { names in
      let names = names.filter { kept[$0] != nil }
      return names.isEmpty ? nil : names
    }
  }
}

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
  mutating func park(_ ticket: Int, _ caller: Waiter<RateLimitSignal, Never>) -> RateLimitSignal? {
    if let signal = settled.removeValue(forKey: ticket) { return signal }
    if waiters[ticket]?.mustLead == true {
      waiters[ticket]?.mustLead = false
      return .lead
    }
    guard waiters[ticket] != nil else { return .failed(CancellationError()) }
    waiters[ticket]?.caller = caller
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
    if let caller = waiter.caller {
      deliveries.append(RateLimitDelivery(caller: caller, signal: signal))
    } else {
      settled[ticket] = signal
    }
  }

  private mutating func signal(_ ticket: Int, _ signal: RateLimitSignal, into deliveries: inout [RateLimitDelivery]) {
    if let caller = waiters[ticket]?.caller {
      waiters[ticket]?.caller = nil
      deliveries.append(RateLimitDelivery(caller: caller, signal: signal))
    } else {
      waiters[ticket]?.mustLead = true
    }
  }
}

/// When a window or quota has room for another request.
enum Availability: Sendable, Equatable {
  case now
  /// Not before an instant; `asked` is the one that the server named, where an answer of its own and not the count of our
  /// requests is why, and the later of the two where it names one that is not waited for.
  case at(Duration, asked: Duration?)
  /// Only once one of the requests under way has been answered.
  case afterAnswer

  /// What holds for a request that needs both.
  func and(_ other: Availability) -> Availability {
    switch (self, other) {
    case (.now, _): other
    case (_, .now): self
    case (.at(let one, let asked), .at(let two, let otherAsked)):
      .at(max(one, two), asked: [asked, otherAsked].compactMap { $0 }.max())
    // A time is worth keeping: the answer may come before it, and then the time is what remains.
    case (.at, .afterAnswer): self
    case (.afterAnswer, _): other
    }
  }
}
