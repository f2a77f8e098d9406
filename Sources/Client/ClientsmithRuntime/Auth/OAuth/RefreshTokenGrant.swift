/// Tokens from an earlier sign-in (RFC 6749 section 6): what an authorization code or a device flow gave.
public struct RefreshTokenGrant: OAuthGrant {
  /// The client that asks.
  public let client: OAuthClient
  /// What the sign-in gave.
  public let initialTokens: TokenSet?
  /// What the sign-in gave.
  public let initialRefreshToken: Secret?

  /// Starts from the tokens of a sign-in.
  public init(_ client: OAuthClient, tokens: TokenSet) {
    self.client = client
    initialTokens = tokens
    initialRefreshToken = tokens.refreshToken
  }

  /// Starts from a refresh token alone.
  public init(_ client: OAuthClient, refreshToken: Secret) {
    self.client = client
    initialTokens = nil
    initialRefreshToken = refreshToken
  }

  /// The client and the sign-in: a store's newer token of the same sign-in is taken up, one of another is not.
  public var account: String {
    Fingerprint.of([client.id, (initialRefreshToken ?? initialTokens?.accessToken ?? "").reveal()])
  }

  /// False: a person has to sign in again.
  public var canAcquire: Bool { false }

  /// Not possible.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "the sign-in is over", scheme: context.scheme)
  }
}
