/// When tokens are renewed, and how a failing token endpoint is treated.
public struct TokenPolicy: Sendable, Hashable {
  /// How long before its expiry a token is renewed; at most a tenth of its lifetime.
  public var renewalLead: Duration = .seconds(60)
  /// How often one exchange is tried when the endpoint fails (5xx, no answer) or asks to come later (408, 425, 429); any
  /// other 4xx is an answer, and is never tried again.
  public var attempts: Int = 3
  /// The first pause after a failed try; doubles.
  public var backoff: Duration = .milliseconds(500)
  /// The longest pause between two tries that calls are kept waiting for.
  public var longestWait: Duration = .seconds(10)
  /// How long a failure is remembered, so that calls fail at once instead of asking again; doubles up to `maximumPause`.
  public var failurePause: Duration = .seconds(1)
  /// The longest time for which a failure is remembered, unless the endpoint itself asks for more.
  public var maximumPause: Duration = .seconds(60)
  /// How many requests a minute go to the token endpoint at most.
  public var requestsPerMinute: Int = 20
  /// How long a token counts as fresh.
  public var freshness: Duration = .seconds(30)
  /// How many fresh tokens are replaced within `freshness` because the service refuses them.
  public var freshReplacements: Int = 5

  /// The defaults: 60 s early, 3 tries, at most 20 requests a minute.
  public init() {}

  func pause(afterFailures count: Int) -> Duration {
    min(maximumPause, failurePause * (1 << min(max(count, 0), 16)))
  }
}
