/// An allowance that only the server's answers tell of: so many requests left until a reset.
struct RateQuota: Sendable {
  private var remaining: Int?
  private var limit: Int?
  /// When ``remaining`` is made new, by the server's last word.
  private var reset: ServerHint?
  /// When the request was sent that brought it.
  private var toldBy: Duration = .zero
  private(set) var underWay = 0
  /// Answers taken off ``remaining`` since the server last named it.
  private var unconfirmed = 0
  private var throttle = Throttle()

  /// Whether it holds nothing back and has nothing to remember.
  func isIdle(at now: Duration) -> Bool {
    underWay == 0 && now >= throttle.until && (reset.map { now >= $0.obeyedUntil } ?? true)
  }

  mutating func availability(at now: Duration) -> Availability {
    if let reset, now >= reset.instant { forgetStatement() }
    if let blocked = throttle.blocks(underWay: underWay, now: now) { return blocked }
    guard let remaining, let reset else { return .now }
    // The server's number may or may not have counted the requests under way: as if it had not.
    if remaining - underWay > 0 { return .now }
    // Too far away to be waited for, and perhaps not meant so: one call at a time finds out.
    if reset.isBeyondCap(at: now) { return underWay == 0 ? .now : .afterAnswer }
    return .at(reset.instant, asked: reset.instant)
  }

  private mutating func forgetStatement() {
    reset = nil
    remaining = nil
  }

  mutating func letThrough() { underWay += 1 }

  /// Counts an answer; where that tells how many are left, ``learn(limit:remaining:reset:sent:)`` knows better.
  mutating func settle(wasSent: Bool) {
    underWay = max(0, underWay - 1)
    guard wasSent, let left = remaining else { return }
    remaining = left - 1
    unconfirmed += 1
  }

  mutating func succeed() { throttle.succeed(limit: limit ?? 1_000) }

  mutating func refuse(sent: Duration, wait: Duration?, cap: Duration, now: Duration) {
    throttle.refuse(sent: sent, wait: wait, cap: cap, underWay: underWay, now: now)
  }

  /// The server says how many requests are left and when that number is made new, in the answer to a request of `sent`.
  mutating func learn(limit: Int?, remaining stated: Int, reset said: ServerHint, sent: Duration) {
    // Answers overtake each other. Within one stretch the lowest number is the latest; otherwise the answer to the request
    // that was sent last is, and may lower what was told before as well as raise it.
    let isSameStretch = reset.map { abs($0.instant - said.instant) <= .seconds(1) } ?? false
    guard isSameStretch || reset == nil || sent >= toldBy else { return }
    self.limit = limit
    let stated = max(0, stated)
    remaining = isSameStretch ? min(remaining.map { $0 + unconfirmed } ?? stated, stated) : stated
    unconfirmed = 0
    reset = said
    toldBy = max(toldBy, sent)
    // Nothing left: after the reset one goes first, since its instant is known to a second at best.
    if remaining == 0 { throttle.probe() }
  }
}

/// The length of a span, whichever way it goes.
private func abs(_ duration: Duration) -> Duration { duration < .zero ? .zero - duration : duration }
