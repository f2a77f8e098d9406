/// Whether and how a client keeps within its service's rate limits.
public struct RateLimiting: Sendable {
  /// Whether calls wait for their turn; otherwise they are sent at once, and refusals are errors or retried.
  public var isOn: Bool
  /// The account that the client's credentials belong to.
  ///
  /// All clients of one service that name the same account share its limits. Without a name, each credential counts as
  /// an account of its own: name it where one process uses several keys of one account.
  public var account: String?
  /// The longest wait that a server's answers may impose; calls that would have to wait longer fail at once.
  public var longestServerDelay: Duration
  /// Where the limits are kept that other processes share.
  public var store: (any RateLimitStore)?
  /// Where the limiters are kept that this process's clients share.
  public var registry: RateLimitRegistry

  /// Settings that differ from the default in what is given.
  public init(
    isOn: Bool = true, account: String? = nil, longestServerDelay: Duration = .seconds(120),
    store: (any RateLimitStore)? = nil, registry: RateLimitRegistry = .shared
  ) {
    self.isOn = isOn
    self.account = account
    self.longestServerDelay = longestServerDelay
    self.store = store
    self.registry = registry
  }

  /// The document's limits and those that answers tell of, shared in the process by credential.
  public static let automatic = RateLimiting()
  /// No waiting.
  public static let off = RateLimiting(isOn: false)
  /// As ``automatic``, shared by all clients that name the same account.
  public static func account(_ name: String) -> RateLimiting { RateLimiting(account: name) }
}
