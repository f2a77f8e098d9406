/// How a limiter comes back after the server refused a request: it waits, then feels its way.
///
/// Others may use the same allowance, and a refusal does not say how much of it. So after the wait one request goes;
/// each answer lets one more go at a time, which doubles their number with each round trip, and beyond half of what was
/// under way at the refusal adds one a round trip: congestion avoidance as TCP does it (RFC 5681 §3.1).
struct Throttle: Sendable {
  /// Why nothing may be sent for a while, and until when.
  private(set) var hint: ServerHint?
  /// How many requests may be under way; nil: any number.
  private(set) var cap: Double?
  private var threshold = Double.infinity
  private var refusedAt: Duration = .zero
  private var consecutive = 0

  /// The instant until which nothing may be sent.
  var until: Duration { hint?.obeyedUntil ?? .zero }

  /// Why a request has to wait; nil where `underWay` requests leave room for another at `now`.
  func blocks(underWay: Int, now: Duration) -> Availability? {
    if let hint, now < hint.obeyedUntil {
      // A refusal that names a time too far away fails those who wait: they learn it at once.
      return .at(hint.obeyedUntil, asked: hint.source == .own ? nil : hint.instant)
    }
    return allows(underWay: underWay, now: now) ? nil : .afterAnswer
  }

  /// Whether `underWay` requests leave room for another at `now`.
  func allows(underWay: Int, now: Duration) -> Bool {
    guard now >= until else { return false }
    guard let cap else { return true }
    return Double(underWay) < cap.rounded(.down)
  }

  /// A request sent at `sent` was refused, with the wait the server asked for, if it did; no more than `cap` of it counts.
  mutating func refuse(
    sent: Duration, wait: Duration?, cap longest: Duration = .seconds(120), underWay: Int, now: Duration
  ) {
    // Requests sent before the last refusal was heard of tell the same story again.
    let isNews = cap == nil || sent >= refusedAt
    if isNews {
      consecutive += 1
      threshold = max(1, (cap ?? Double(underWay + 1)) / 2)
      cap = 1
      refusedAt = now
    }
    let fallback = Duration.bounded(seconds: Double(1 << min(consecutive - 1, 5)))
    let source: ServerHint.Source = wait == nil ? .own : .retryAfter
    guard let wait = wait ?? (isNews ? fallback : nil) else { return }
    let said = ServerHint(source: source, heard: now, wait: wait, cap: longest)
    // The newer word outweighs the older; of words about the same moment the longer wait does.
    if isNews || said.obeyedUntil > until { hint = said }
  }

  /// Lets one request go first, without the news of a refusal.
  mutating func probe() {
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
