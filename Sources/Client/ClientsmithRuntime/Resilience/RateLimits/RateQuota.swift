/// An allowance that only the server's answers tell of: so many requests left until a reset.
struct RateQuota: Sendable {
  private var remaining: Int?
  private var limit: Int?
  private var resetsAt: Duration?
  private(set) var underWay = 0
  /// Answers taken off ``remaining`` since the server last named it.
  private var unconfirmed = 0
  private var throttle = Throttle()

  /// Whether it holds nothing back and has nothing to remember.
  func isIdle(at now: Duration) -> Bool {
    underWay == 0 && now >= throttle.until && (resetsAt.map { now >= $0 } ?? true)
  }

  mutating func availability(at now: Duration) -> Availability {
    if let resetsAt, now >= resetsAt {
      self.resetsAt = nil
      remaining = nil
    }
    if now < throttle.until { return .at(throttle.until, isImposed: true) }
    if !throttle.allows(underWay: underWay, now: now) { return .afterAnswer }
    guard let remaining, let resetsAt else { return .now }
    // The server's number may or may not have counted the requests under way: as if it had not.
    if remaining - underWay > 0 { return .now }
    return .at(resetsAt, isImposed: true)
  }

  mutating func letThrough() { underWay += 1 }

  /// Counts an answer; where that tells how many are left, ``learn(limit:remaining:resetsAt:)`` knows better.
  mutating func settle(wasSent: Bool) {
    underWay = max(0, underWay - 1)
    guard wasSent, let left = remaining else { return }
    remaining = left - 1
    unconfirmed += 1
  }

  mutating func succeed() { throttle.succeed(limit: limit ?? 1_000) }

  mutating func refuse(sent: Duration, wait: Duration?, now: Duration) {
    throttle.refuse(sent: sent, wait: wait, underWay: underWay, now: now)
  }

  /// The server says how many requests are left and when that number is made new.
  mutating func learn(limit: Int?, remaining stated: Int, resetsAt instant: Duration) {
    self.limit = limit
    let stated = max(0, stated)
    // Answers overtake each other: within one stretch the lowest number is the latest.
    let isSameStretch = resetsAt.map { instant <= $0 + .seconds(1) } ?? false
    remaining = isSameStretch ? min(remaining.map { $0 + unconfirmed } ?? stated, stated) : stated
    unconfirmed = 0
    resetsAt = max(resetsAt ?? instant, instant)
    // Nothing left: after the reset one goes first, since its instant is known to a second at best.
    if remaining == 0 { throttle.probe(after: .zero) }
  }
}
