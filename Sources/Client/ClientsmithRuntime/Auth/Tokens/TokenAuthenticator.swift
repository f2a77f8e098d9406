import HTTPTypes

/// Sends a token that expires, and obtains the next one in time: one exchange at a time however many calls wait.
///
/// It is one object: clients made from the same credentials share its token.
public final class TokenAuthenticator: Authenticator {
  let source: any TokenSource
  let store: (any TokenStore)?
  let fallbackStore = MemoryTokenStore()
  let placement: CredentialPlacement
  let policy: TokenPolicy
  let state = Locked(TokenState())
  let number = AuthenticatorNumber.next()

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

  /// Adds the token. Suspends only when there is none, or when it is about to expire and this call is the one to renew it.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    let now = context.environment.uptime()
    if let ready = state.withLock({ state in state.ready(at: now) }) {
      ready.credential.apply(to: &request)
      return ready.stamp
    }
    guard let held = try await obtain(.usable, for: context) else { return .fixed }
    held.ready.credential.apply(to: &request)
    return held.ready.stamp
  }

  /// Whether a new token would cure the refusal.
  public func shouldRenew(_ rejection: Rejection) -> Bool { source.shouldRenew(rejection) }

  /// Obtains another token, once for all calls that carried the refused one.
  public func renew(_ rejection: Rejection, for context: AuthorizationContext) async throws -> Bool {
    let refused = rejection.stamp.generation
    guard source.canAcquire || canRefresh(refused) else { return false }
    return try await obtain(.replacement(of: refused), for: context) != nil
  }

  /// The scopes granted, where they are known.
  public func knownScopes() async -> Set<Scope>? {
    state.withLock { state in state.held?.tokens.scopes }
  }

  /// The parameter, when the token goes into the query.
  public var secretQueryNames: [String] { placement.location == .query ? [placement.name] : [] }

  /// The present tokens.
  public var presentedSecrets: [Secret] {
    let tokens = state.withLock { state in state.held?.tokens }
    return [tokens?.accessToken, tokens?.refreshToken].compactMap { $0 }
  }

  /// Gives the tokens back to the service where it takes them (RFC 7009), and forgets them here and in the store.
  public func revoke(for context: AuthorizationContext) async throws {
    let store = store(for: context)
    let key = key(for: context)
    // After an exchange that is under way: what it brings would outlive the signing out.
    let tokens = try await store.exclusively(key) {
      let stored = try await store.load(key)
      try await store.remove(key)
      let held = state.withLock { state in state.forget() }
      return held.flatMap { $0.isUnsaved ? $0.tokens : nil } ?? stored ?? held?.tokens
    }
    guard let tokens else { return }
    try await source.revoke(tokens, for: context)
    context.services.record(.revoked, scheme: context.scheme, operationID: context.operationID)
  }

  func store(for context: AuthorizationContext) -> any TokenStore {
    store ?? context.services.tokenStore ?? fallbackStore
  }

  func key(for context: AuthorizationContext) -> TokenKey {
    TokenKey(
      origin: ServiceURL.origin(of: context.services.serverURL), scheme: context.scheme, account: source.account)
  }

  /// A store shared with other processes may hold a newer refresh token than memory: only a held token without one is final.
  private func canRefresh(_ refused: UInt64) -> Bool {
    guard source.canRefresh else { return false }
    return state.withLock { state in
      guard let held = state.held, held.generation == refused else { return true }
      return held.tokens.refreshToken != nil
    }
  }
}
