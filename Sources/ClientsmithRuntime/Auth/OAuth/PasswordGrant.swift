/// Tokens for a user name and a password (RFC 6749 section 4.3; gone from OAuth 2.1, still found).
public struct PasswordGrant: TokenSource {
  let client: OAuthClient
  let username: String
  let password: Secret
  let scopes: [Scope]

  /// Asks for the given scopes; with none the server decides.
  public init(_ client: OAuthClient, username: String, password: Secret, scopes: [Scope] = []) {
    self.client = client
    self.username = username
    self.password = password
    self.scopes = scopes
  }

  /// The client and, where there is one, the user.
  public var account: String { "\(client.id)/\(username)" }

  /// Asks the token endpoint.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "not built yet")
  }
}
