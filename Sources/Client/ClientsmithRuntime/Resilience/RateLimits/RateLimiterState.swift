/// All that a limiter knows, changed under its lock: windows, quotas and who waits for them.
struct RateLimiterState: Sendable {
  var windows: [RateWindow] = []
  /// By the name the server gives them, or by operation where it gives none.
  var quotas: [String: RateQuota] = [:]
  /// The quotas that an operation's answers have told of.
  var quotaNames: [String: [String]] = [:]
  var lanes: [RateLimitLane] = []
  var waiters: [Int: RateLimitWaiter] = [:]
  /// Final signals for calls that have not been suspended yet.
  var settled: [Int: RateLimitSignal] = [:]
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
