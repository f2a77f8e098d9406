import HTTPTypes

/// Sends a token that expires, and obtains the next one in time: one exchange at a time however many calls wait.
///
/// It is one object: clients made from the same credentials share its tokens, one for each server and scheme.
public final class TokenAuthenticator: Authenticator {
  let source: any TokenSource
  let store: (any TokenStore)?
  let fallbackStore = MemoryTokenStore()
  let placement: CredentialPlacement
  let policy: TokenPolicy
  private let sessions = Locked(TokenSessions())

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

  /// Whose tokens they are.
  public var account: SessionAccount? { source.account }

  /// Adds the token. Suspends only when there is none, or when it is about to expire and this call is the one to renew it.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    let session = session(for: context)
    let now = context.environment.uptime()
    if let ready = session.state.withLock({ state in state.ready(at: now) }) {
      ready.credential.apply(to: &request)
      return ready.stamp
    }
    guard let held = try await session.obtain(.usable, for: context) else { return .fixed }
    held.ready.credential.apply(to: &request)
    return held.ready.stamp
  }

  /// Whether a new token would cure the refusal.
  public func shouldRenew(_ rejection: Rejection) -> Bool { source.shouldRenew(rejection) }

  /// Obtains another token, once for all calls that carried the refused one, which is not sent again.
  public func renew(_ rejection: Rejection, for context: AuthorizationContext) async throws -> Bool {
    try await session(for: context).renew(rejection.stamp.generation, for: context)
  }

  /// Why a refusal stays although a new token should cure it.
  public func remark(on rejection: Rejection, for context: AuthorizationContext) -> String? {
    guard source.shouldRenew(rejection) else { return nil }
    return session(for: context).remark(on: rejection.stamp.generation, at: context.environment.uptime())
  }

  /// Obtains a session where there is none, also where the login has been refused before.
  public func signIn(for context: AuthorizationContext) async throws {
    let session = session(for: context)
    session.state.withLock { state in state.allowLogin() }
    _ = try await session.obtain(.usable, for: context)
  }

  /// The scopes granted, where they are known.
  public func knownScopes(for context: AuthorizationContext) async -> Set<Scope>? {
    session(for: context).state.withLock { state in state.held?.tokens.scopes }
  }

  /// The parameter, when the token goes into the query.
  public var secretQueryNames: [String] { placement.location == .query ? [placement.name] : [] }

  /// The present tokens, of all servers.
  public var presentedSecrets: [Secret] {
    let sessions = sessions.withLock { sessions in sessions.all }
    return sessions.flatMap { session in
      let tokens = session.state.withLock { state in state.held?.tokens }
      return [tokens?.accessToken, tokens?.refreshToken].compactMap { $0 }
    }
  }

  /// Gives the tokens back to the service where it takes them (RFC 7009), and forgets them here and in the store.
  public func revoke(for context: AuthorizationContext) async throws {
    try await session(for: context).revoke(for: context)
  }

  /// The session at the context's server.
  func session(for context: AuthorizationContext) -> TokenSession {
    let server = context.services.sessionServer
    let scheme = context.scheme
    return sessions.withLock { sessions in
      sessions.find(server, scheme) {
        TokenSession(
          SessionKey(normalized: server, scheme: scheme, account: source.account), of: source,
          store: store ?? context.services.tokenStore ?? fallbackStore, placement: placement, policy: policy)
      }
    }
  }
}

/// The sessions of one authenticator, by server and scheme: nearly always one.
struct TokenSessions: Sendable {
  private struct Place: Sendable, Hashable {
    let server: String
    let scheme: String
  }

  private var recent: TokenSession?
  private var others = [Place: TokenSession]()

  var all: [TokenSession] { Array(others.values) }

  /// The session at a place, made where there is none. The one asked for last is found by two comparisons.
  mutating func find(_ server: String, _ scheme: String, _ make: () -> TokenSession) -> TokenSession {
    if let recent, recent.key.server == server, recent.key.scheme == scheme { return recent }
    let place = Place(server: server, scheme: scheme)
    let session = others[place] ?? make()
    others[place] = session
    recent = session
    return session
  }
}
