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
