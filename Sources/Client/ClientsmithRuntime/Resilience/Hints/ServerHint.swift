/// A server's word about time: heard, and believed up to a cap.
///
/// What lies beyond the cap may be a mistake (milliseconds where seconds are meant) or the truth; only a request can tell.
/// So it is not obeyed to its end: one call goes as a probe, and its answer, being newer, outweighs what was heard before.
struct ServerHint: Sendable, Equatable {
  /// Where a hint comes from.
  enum Source: Sendable, Equatable {
    /// `Retry-After` of a refusal.
    case retryAfter
    /// The reset of an allowance, told by `RateLimit` fields of any form.
    case reset
    /// Nobody said anything: a wait of the client's own.
    case own
  }

  let source: Source
  /// When it was heard, by the environment's uptime.
  let heard: Duration
  /// What it says: the wait from then on.
  let wait: Duration
  /// The longest wait that is obeyed.
  let cap: Duration

  /// The instant that the server named.
  var instant: Duration { heard + wait }
  /// The instant until which it is obeyed.
  var obeyedUntil: Duration { heard + min(wait, cap) }
  /// Whether what is left of it is more than is obeyed.
  func isBeyondCap(at now: Duration) -> Bool { instant - now > cap }
}
