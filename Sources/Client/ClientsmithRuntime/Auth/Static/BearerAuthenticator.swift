import HTTPTypes

/// Sends a bearer token (RFC 6750), either one that never changes or one that the program's own code provides.
public struct BearerAuthenticator: Authenticator {
  private enum Source: Sendable {
    case fixed(APIKeyAuthenticator)
    case provided(TokenAuthenticator)
  }

  private let source: Source

  /// A token that never changes. One that already begins with `Bearer ` is not given a second.
  public init(_ token: Secret) {
    source = .fixed(APIKeyAuthenticator(token, name: "Authorization", in: .header, prefix: "Bearer "))
  }

  /// The same with a plain text token.
  public init(_ token: String) {
    self.init(Secret(token))
  }

  /// A token from the program's own code, which is asked once, again before `lifetime` ends, and once after a 401; never by
  /// two calls at a time.
  public init(provider: @escaping @Sendable () async throws -> ProvidedToken) {
    source = .provided(TokenAuthenticator(ProvidedTokenSource(provider: provider), store: MemoryTokenStore()))
  }

  /// Adds the credential; throws `AuthenticationError`.
  public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AuthorizationStamp {
    switch source {
    case .fixed(let authenticator): try await authenticator.authorize(&request, for: context)
    case .provided(let authenticator): try await authenticator.authorize(&request, for: context)
    }
  }

  /// Whether a new token would cure the refusal.
  public func shouldRenew(_ rejection: Rejection) -> Bool {
    if case .provided(let authenticator) = source { return authenticator.shouldRenew(rejection) }
    return false
  }

  /// Obtains another token, once for all calls that carried the refused one.
  public func renew(_ rejection: Rejection, for context: AuthorizationContext) async throws -> Bool {
    if case .provided(let authenticator) = source { return try await authenticator.renew(rejection, for: context) }
    return false
  }

  /// The scopes granted, where they are known.
  public func knownScopes(for context: AuthorizationContext) async -> Set<Scope>? {
    if case .provided(let authenticator) = source { return await authenticator.knownScopes(for: context) }
    return nil
  }

  /// Forgets a provided token, so that the next call asks for another.
  public func revoke(for context: AuthorizationContext) async throws {
    if case .provided(let authenticator) = source { try await authenticator.revoke(for: context) }
  }

  /// The token.
  public var presentedSecrets: [Secret] {
    switch source {
    case .fixed(let authenticator): authenticator.presentedSecrets
    case .provided(let authenticator): authenticator.presentedSecrets
    }
  }

  /// The one that the token belongs to; for provided tokens one of its own.
  public var account: SessionAccount? {
    switch source {
    case .fixed(let authenticator): authenticator.account
    case .provided(let authenticator): authenticator.account
    }
  }

  /// Why a refusal of a provided token stays.
  public func remark(on rejection: Rejection, for context: AuthorizationContext) -> String? {
    if case .provided(let authenticator) = source { return authenticator.remark(on: rejection, for: context) }
    return nil
  }

  /// Asks the program's own code for a token where there is none.
  public func signIn(for context: AuthorizationContext) async throws {
    if case .provided(let authenticator) = source { try await authenticator.signIn(for: context) }
  }
}
