/// One sliding window as the client must see it to stay within the server's.
///
/// The server counts a request when it arrives, which is some time after it was sent and before it was answered. So a
/// request counts here from the moment it is let through until a whole period after its answer: whatever the journeys
/// take, the server then never sees more in a period than it allows.
struct RateWindow: Sendable {
  let limit: RateLimit
  /// Requests let through and not answered yet.
  private(set) var underWay = 0
  private var answered: ExpiryLog
  /// Requests of others that the server counts, as far as its answers have told, and until when at most.
  private var others = 0
  private var othersLeave: ServerHint?
  private(set) var throttle = Throttle()
  /// How much longer than its period a request counts: clocks that run or round differently.
  private let margin: Duration

  init(_ limit: RateLimit) {
    self.limit = limit
    answered = ExpiryLog(granularity: limit.period / 2000)
    margin = .milliseconds(2) + limit.period / 2000
  }

  /// Whether nothing is counted any more.
  mutating func isIdle(at now: Duration) -> Bool {
    answered.drop(until: now)
    return underWay == 0 && answered.total == 0 && now >= throttle.until
  }

  mutating func availability(at now: Duration) -> Availability {
    answered.drop(until: now)
    if let blocked = throttle.blocks(underWay: underWay, now: now) { return blocked }
    let own = underWay + answered.total
    if let othersLeave, now < othersLeave.instant, others > 0, own + others >= limit.requests {
      // Too far away to be waited for, and perhaps not meant so: one call at a time finds out.
      if own < limit.requests, othersLeave.isBeyondCap(at: now) { return underWay == 0 ? .now : .afterAnswer }
      if let first = answered.first, first <= othersLeave.instant { return .at(first, asked: nil) }
      if own < limit.requests { return .at(othersLeave.instant, asked: othersLeave.instant) }
    }
    if own < limit.requests { return .now }
    return answered.first.map { .at($0, asked: nil) } ?? .afterAnswer
  }

  /// The earliest instant at which the request could go that `position` others go before.
  func earliest(position: Int, now: Duration) -> Duration {
    let free = max(0, limit.requests - underWay - answered.total)
    let rounds = position / limit.requests
    let place = position % limit.requests
    let first = place < free ? now : answered.time(at: place - free) ?? now + limit.period
    return max(first + limit.period * rounds, throttle.until)
  }

  mutating func letThrough() { underWay += 1 }

  /// Counts an answer, or with `wasSent` false gives the place back.
  mutating func settle(wasSent: Bool, now: Duration) {
    underWay = max(0, underWay - 1)
    if wasSent { answered.append(now + limit.period + margin) }
  }

  mutating func succeed() { throttle.succeed(limit: limit.requests) }

  mutating func refuse(sent: Duration, wait: Duration?, cap: Duration, now: Duration) {
    throttle.refuse(sent: sent, wait: wait, cap: cap, underWay: underWay, now: now)
  }

  /// The server says that `remaining` requests are left, until a reset or for a period at most; `cap` is the longest wait
  /// that is kept on its word.
  ///
  /// What it has counted beyond all that this process sent is other processes' doing.
  mutating func learn(remaining: Int, reset: Duration?, cap: Duration, now: Duration) {
    answered.drop(until: now)
    others = max(0, limit.requests - max(0, remaining) - underWay - answered.total)
    othersLeave = ServerHint(
      source: .reset, heard: now, wait: min(reset ?? limit.period, limit.period), cap: cap)
  }
}
