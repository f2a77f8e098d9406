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
  private var othersUntil: Duration = .zero
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
    if now < throttle.until { return .at(throttle.until, isImposed: true) }
    if !throttle.allows(underWay: underWay, now: now) { return .afterAnswer }
    let foreign = now < othersUntil ? others : 0
    if underWay + answered.total + foreign < limit.requests { return .now }
    guard let first = answered.first else {
      return foreign > 0 ? .at(othersUntil, isImposed: true) : .afterAnswer
    }
    return foreign > 0 && othersUntil < first ? .at(othersUntil, isImposed: true) : .at(first, isImposed: false)
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

  mutating func refuse(sent: Duration, wait: Duration?, now: Duration) {
    throttle.refuse(sent: sent, wait: wait, underWay: underWay, now: now)
  }

  /// The server says that `remaining` requests are left, until an instant or for a period at most.
  ///
  /// What it has counted beyond all that this process sent is other processes' doing.
  mutating func learn(remaining: Int, until instant: Duration?, now: Duration) {
    answered.drop(until: now)
    others = max(0, limit.requests - max(0, remaining) - underWay - answered.total)
    let longest = now + limit.period
    othersUntil = min(instant ?? longest, longest)
  }
}
