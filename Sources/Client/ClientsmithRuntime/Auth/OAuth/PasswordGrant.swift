/// Tokens for a user name and a password (RFC 6749 section 4.3; gone from OAuth 2.1, still found).
public struct PasswordGrant: OAuthGrant {
  /// The client that asks.
  public let client: OAuthClient
  private let username: String
  private let password: Secret
  private let scopes: [Scope]

  /// Asks for the given scopes; with none the server decides.
  public init(_ client: OAuthClient, username: String, password: Secret, scopes: [Scope] = []) {
    self.client = client
    self.username = username
    self.password = password
    self.scopes = scopes
  }

  /// The client, the user and the scopes.
  public var account: SessionAccount { client.account(scopes, of: username) }

  /// The password, and how the client proves who it is.
  public var secret: SessionSecret { .texts([password]).and(client.authentication.secret) }

  /// Asks the token endpoint.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    try await client.tokens(
      grantType: "password", fields: [("username", Secret(username)), ("password", password)], asked: scopes,
      for: context)
  }
}
