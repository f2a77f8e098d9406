/// Tokens for the program itself (RFC 6749 section 4.4).
public struct ClientCredentialsGrant: TokenSource {
  let client: OAuthClient
  let scopes: [Scope]

  /// Asks for the given scopes; with none the server decides.
  public init(_ client: OAuthClient, scopes: [Scope] = []) {
    self.client = client
    self.scopes = scopes
  }

  /// The client and, where there is one, the user.
  public var account: String { client.id }

  /// Asks the token endpoint.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    throw AuthenticationError(.signInRequired, "not built yet")
  }
}
