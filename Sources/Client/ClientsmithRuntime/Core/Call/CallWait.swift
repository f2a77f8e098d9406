/// What a call waited for before it was sent.
#if hasAttribute(nonexhaustive)
@nonexhaustive
#endif
public enum CallWait: String, Sendable, Hashable {
  /// Room in the service's rate limits.
  case rateLimit = "rate_limit"
  /// A token: another call's exchange, or one that this call began.
  case credentials
}

extension ConnectionCore {
  /// Waits that are shorter are not worth telling.
  private static var shortest: Duration { .milliseconds(1) }

  /// When a wait begins, where anybody is to hear of it.
  var waitStart: Duration { configuration.observer == nil ? .zero : configuration.environment.uptime() }

  /// Tells of a wait that is over, if it was one.
  func report(wait: CallWait, _ call: PreparedCall, _ attempt: Int, since start: Duration, until end: Duration) {
    guard let observer = configuration.observer, end - start >= Self.shortest else { return }
    observer(.waited(describe(call, attempt: attempt), for: wait, duration: end - start))
  }
}
