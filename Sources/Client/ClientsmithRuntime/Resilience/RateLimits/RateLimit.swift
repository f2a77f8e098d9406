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
