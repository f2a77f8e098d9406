/// A service's own login: operations of its document that give tokens (`x-clientsmith-token`).
public struct TokenExchange: Sendable {
  /// Obtains a first token; nil when the program starts from a refresh token.
  public var acquire: TokenOperation? { operations.acquire }
  /// Obtains the next token; nil when the service has no refresh.
  public var refresh: TokenOperation? { operations.refresh }
  /// An access token to start from.
  public let initialAccessToken: Secret?
  /// A refresh token to start from.
  public let initialRefreshToken: Secret?
  /// Whether each refresh kills the refresh token that it was made with.
  public let rotates: Bool
  /// The refusals that a new token cures; 401 when the document names none.
  public let renewOn: [RenewalRule]
  /// Whose session it is; nil: the login's fields say so, all but those that are secrets by their names.
  public let account: String?
  private let operations: Operations

  // Two large values, of which nothing need be copied with each copy of this one.
  private final class Operations: Sendable {
    let acquire: TokenOperation?
    let refresh: TokenOperation?

    init(acquire: TokenOperation?, refresh: TokenOperation?) {
      self.acquire = acquire
      self.refresh = refresh
    }
  }

  /// Describes a login.
  public init(
    acquire: TokenOperation? = nil, refresh: TokenOperation? = nil, initialAccessToken: Secret? = nil,
    initialRefreshToken: Secret? = nil, rotates: Bool = false, renewOn: [RenewalRule] = [], account: String? = nil
  ) {
    operations = Operations(acquire: acquire, refresh: refresh)
    self.initialAccessToken = initialAccessToken
    self.initialRefreshToken = initialRefreshToken
    self.rotates = rotates
    self.renewOn = renewOn
    self.account = account
  }
}
