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

/// So many requests in any stretch of time so long: one window of a service's rate limit.
public struct RateLimit: Sendable, Hashable {
  /// What a window counts together.
  public enum Scope: String, Sendable, Hashable, Codable {
    /// Every credential of one account.
    case account
    /// One credential.
    case credential
    /// Everything that comes from one network address.
    case address
  }

  /// How many requests are allowed; at least 1.
  public let requests: Int
  /// The length of the window.
  public let period: Duration
  /// Whose requests are counted together.
  public let scope: Scope
  /// The group of operations that it counts, where it is not all of them.
  public let group: String?

  /// A window, for instance `RateLimit(requests: 50, per: .seconds(10))`.
  public init(requests: Int, per period: Duration, scope: Scope = .account, group: String? = nil) {
    self.requests = max(1, requests)
    self.period = max(.milliseconds(1), period)
    self.scope = scope
    self.group = group
  }
}
