import HTTPTypes

/// Sends a token that expires, and obtains the next one in time: one exchange at a time however many calls wait.
public final class TokenAuthenticator: Authenticator {
  let source: any TokenSource
  let store: (any TokenStore)?
  let placement: CredentialPlacement
  let policy: TokenPolicy

  /// Tokens are kept in `store`, else in the client's (`ClientConfiguration.tokenStore`), else in memory.
  public init(
    _ source: any TokenSource, placement: CredentialPlacement = .bearer, store: (any TokenStore)? = nil,
    policy: TokenPolicy = TokenPolicy()
  ) {
    self.source = source
    self.placement = placement
    self.store = store
    self.policy = policy
  }

  /// Tokens from a service's own login.
  public convenience init(
    _ exchange: TokenExchange, placement: CredentialPlacement = .bearer, store: (any TokenStore)? = nil,
    policy: TokenPolicy = TokenPolicy()
  ) {
    self.init(ExchangeTokenSource(exchange), placement: placement, store: store, policy: policy)
  }

  /// Adds the credential; throws `AuthenticationError`.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    throw AuthenticationError(.signInRequired, "not built yet")
  }

  /// Whether a new token would cure the refusal.
  public func shouldRenew(_ rejection: Rejection) -> Bool { source.shouldRenew(rejection) }
}
