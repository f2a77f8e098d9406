/// Tokens for the program itself (RFC 6749 section 4.4).
public struct ClientCredentialsGrant: OAuthGrant {
  /// The client that asks.
  public let client: OAuthClient
  private let scopes: [Scope]

  /// Asks for the given scopes; with none the server decides.
  public init(_ client: OAuthClient, scopes: [Scope] = []) {
    self.client = client
    self.scopes = scopes
  }

  /// The client and the scopes.
  public var account: SessionAccount { client.account(scopes) }

  /// How the client proves who it is.
  public var secret: SessionSecret { client.authentication.secret }

  /// False: the client's own secret is as good as a refresh token (section 4.4.3).
  public var canRefresh: Bool { false }

  /// True: each of the program's processes may have a token of its own.
  public var canDoWithoutStore: Bool { true }

  /// Asks the token endpoint.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    try await client.tokens(grantType: "client_credentials", fields: [], asked: scopes, for: context)
  }
}
