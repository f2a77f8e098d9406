/// How tokens of one kind are obtained: a login, an OAuth grant, the program's own code.
///
/// `TokenAuthenticator` does the rest (one exchange at a time, expiry, storage, failures); a source only talks.
public protocol TokenSource: Sendable {
  /// Whose tokens they are. The same for every source that stands for the same account, and for no other.
  var account: SessionAccount { get }
  /// What only the account's owner knows: who comes with another is not given a stored session.
  var secret: SessionSecret { get }
  /// An access token to start from, where the program was given one.
  var initialTokens: TokenSet? { get }
  /// A refresh token to start from, where the program was given one.
  var initialRefreshToken: Secret? { get }
  /// Whether `acquire` can succeed without a refresh token.
  var canAcquire: Bool { get }
  /// Whether `refresh` exists.
  var canRefresh: Bool { get }
  /// Whether each refresh kills the refresh token that it was made with.
  var rotatesRefreshToken: Bool { get }
  /// Whether `acquire` needs a person, so that it is not repeated by itself.
  var isInteractive: Bool { get }
  /// Whether one more login takes nothing from anybody: then it is made although the store is away.
  var canDoWithoutStore: Bool { get }

  /// Obtains a first token. Throws `AuthenticationError`: `refused` is final, `unavailable` may be tried again.
  func acquire(for context: AuthorizationContext) async throws -> TokenSet
  /// Obtains the next token. A result without a refresh token means that the old one stays good.
  func refresh(_ refreshToken: Secret, for context: AuthorizationContext) async throws -> TokenSet
  /// Whether this refusal by the API is one that a new token cures.
  func shouldRenew(_ rejection: Rejection) -> Bool
  /// Gives tokens back (RFC 7009), where the service takes them.
  func revoke(_ tokens: TokenSet, for context: AuthorizationContext) async throws
}

extension TokenSource {
  /// None.
  public var initialTokens: TokenSet? { nil }
  /// The one among the initial tokens.
  public var initialRefreshToken: Secret? { initialTokens?.refreshToken }
  /// True.
  public var canAcquire: Bool { true }
  /// False.
  public var canRefresh: Bool { false }
  /// False.
  public var rotatesRefreshToken: Bool { false }
  /// False.
  public var isInteractive: Bool { false }
  /// False: a login may end the session that another process has.
  public var canDoWithoutStore: Bool { false }
  /// Not possible.
  public func refresh(_ refreshToken: Secret, for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "this credential cannot be refreshed", scheme: context.scheme)
  }
  /// 401, unless the challenge names another trouble than the token (RFC 6750 section 3.1).
  public func shouldRenew(_ rejection: Rejection) -> Bool { RenewalRule.expiredToken.matches(rejection) }
  /// Nothing to do.
  public func revoke(_ tokens: TokenSet, for context: AuthorizationContext) async throws {}
}

/// A token that the program's own code hands over.
public struct ProvidedToken: Sendable {
  /// The token.
  public let token: Secret
  /// How long it lives from now on, nil when it is good until refused.
  public let lifetime: Duration?
  /// Its scopes, nil when unknown.
  public let scopes: Set<Scope>?

  /// Hands a token over.
  public init(_ token: Secret, lifetime: Duration? = nil, scopes: Set<Scope>? = nil) {
    self.token = token
    self.lifetime = lifetime
    self.scopes = scopes
  }
}

/// Asks the program's own code for tokens.
struct ProvidedTokenSource: TokenSource {
  let provider: @Sendable () async throws -> ProvidedToken
  /// Nobody says whose tokens the program hands over: they are kept for this source alone.
  let account = SessionAccount.unknown()
  var secret: SessionSecret { .none }

  func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    let issuedAt = context.environment.now()
    let provided = try await provider()
    return TokenSet(
      accessToken: provided.token, scopes: provided.scopes, issuedAt: issuedAt, lifetime: provided.lifetime)
  }
}
