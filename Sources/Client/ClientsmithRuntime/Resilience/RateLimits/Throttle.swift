/// How a limiter comes back after the server refused a request: it waits, then feels its way.
///
/// Others may use the same allowance, and a refusal does not say how much of it. So after the wait one request goes;
/// each answer lets one more go at a time, which doubles their number with each round trip, and beyond half of what was
/// under way at the refusal adds one a round trip: congestion avoidance as TCP does it (RFC 5681 §3.1).
struct Throttle: Sendable {
  /// The instant until which nothing may be sent.
  private(set) var until: Duration = .zero
  /// How many requests may be under way; nil: any number.
  private(set) var cap: Double?
  private var threshold = Double.infinity
  private var refusedAt: Duration = .zero
  private var consecutive = 0

  /// Whether `underWay` requests leave room for another at `now`.
  func allows(underWay: Int, now: Duration) -> Bool {
    guard now >= until else { return false }
    guard let cap else { return true }
    return Double(underWay) < cap.rounded(.down)
  }

  /// A request sent at `sent` was refused, with the wait the server asked for, if it did.
  mutating func refuse(sent: Duration, wait: Duration?, underWay: Int, now: Duration) {
    // Requests sent before the last refusal was heard of tell the same story again.
    let isNews = cap == nil || sent >= refusedAt
    if isNews {
      consecutive += 1
      threshold = max(1, (cap ?? Double(underWay + 1)) / 2)
      cap = 1
      refusedAt = now
    }
    let fallback = Duration.bounded(seconds: Double(1 << min(consecutive - 1, 5)))
    until = max(until, now + (wait ?? (isNews ? fallback : .zero)))
  }

  /// Lets one request go first after a wait until `instant`, without the news of a refusal.
  mutating func probe(after instant: Duration) {
    until = max(until, instant)
    if cap == nil { cap = 1 }
  }

  /// A request was answered without refusal; above `limit` under way there is nothing left to feel for.
  mutating func succeed(limit: Int) {
    guard let current = cap else { return }
    consecutive = 0
    let next = current + (current < threshold ? 1 : 1 / current)
    cap = next >= Double(limit) ? nil : next
    if cap == nil { threshold = .infinity }
  }
}
