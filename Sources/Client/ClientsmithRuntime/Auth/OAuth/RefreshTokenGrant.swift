/// Tokens from an earlier sign-in (RFC 6749 section 6): what an authorization code or a device flow gave.
public struct RefreshTokenGrant: OAuthGrant {
  /// The client that asks.
  public let client: OAuthClient
  /// What the sign-in gave.
  public let initialTokens: TokenSet?
  /// What the sign-in gave.
  public let initialRefreshToken: Secret?

  private let person: String?

  /// Starts from the tokens of a sign-in. `account` says whose it is: a store's newer token of that account, begun with the same
  /// tokens, is taken up. Without it the tokens themselves tell.
  public init(_ client: OAuthClient, account: String? = nil, tokens: TokenSet) {
    self.client = client
    person = account
    initialTokens = tokens
    initialRefreshToken = tokens.refreshToken
  }

  /// Starts from a refresh token alone.
  public init(_ client: OAuthClient, account: String? = nil, refreshToken: Secret) {
    self.client = client
    person = account
    initialTokens = nil
    initialRefreshToken = refreshToken
  }

  private var first: Secret { initialRefreshToken ?? initialTokens?.accessToken ?? "" }

  /// The client and the sign-in: a store's newer token of the same sign-in is taken up, one of another is not.
  public var account: SessionAccount {
    person == nil ? client.account([], known: [first]) : client.account([], of: person)
  }

  /// The token that the program began with, and how the client proves who it is.
  public var secret: SessionSecret { .texts([first]).and(client.authentication.secret) }

  /// False: a person has to sign in again.
  public var canAcquire: Bool { false }

  /// Not possible.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "the sign-in is over", scheme: context.scheme)
  }
}
