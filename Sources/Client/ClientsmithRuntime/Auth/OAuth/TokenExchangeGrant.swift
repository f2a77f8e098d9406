/// Tokens in exchange for one that the platform gives (RFC 8693): workload identity, without any secret in the program.
public struct TokenExchangeGrant: OAuthGrant {
  /// What a token is (RFC 8693 section 3).
  public struct TokenType: RawRepresentable, Sendable, Hashable {
    /// The URI.
    public let rawValue: String

    /// A type that is not among the usual ones.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A JSON Web Token.
    public static let jwt = TokenType(rawValue: "urn:ietf:params:oauth:token-type:jwt")
    /// An OpenID Connect ID token.
    public static let idToken = TokenType(rawValue: "urn:ietf:params:oauth:token-type:id_token")
    /// An access token of this or another server.
    public static let accessToken = TokenType(rawValue: "urn:ietf:params:oauth:token-type:access_token")
  }

  /// The client that asks.
  public let client: OAuthClient
  private let subject: PlatformToken
  private let type: TokenType
  private let requested: TokenType?
  private let scopes: [Scope]

  /// Exchanges the platform's token. Audience and resource (section 2.1) are the client's `parameters`; with no scopes the server decides.
  public init(
    _ client: OAuthClient, subject: PlatformToken, type: TokenType = .jwt, requested: TokenType? = nil,
    scopes: [Scope] = []
  ) {
    self.client = client
    self.subject = subject
    self.type = type
    self.requested = requested
    self.scopes = scopes
  }

  /// The client and the scopes.
  public var account: SessionAccount { client.account(scopes) }
  /// The platform's token and how the client proves who it is.
  public var secret: SessionSecret { subject.identity.and(client.authentication.secret) }
  /// False: the platform's token is as good as a refresh token.
  public var canRefresh: Bool { false }
  /// True: each of the program's processes may have a token of its own.
  public var canDoWithoutStore: Bool { true }

  /// Asks the token endpoint with the token as it is now.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    var fields = [
      (name: "subject_token", value: try await subject.current(for: context)),
      (name: "subject_token_type", value: Secret(type.rawValue)),
    ]
    if let requested { fields.append((name: "requested_token_type", value: Secret(requested.rawValue))) }
    return try await client.tokens(
      grantType: "urn:ietf:params:oauth:grant-type:token-exchange", fields: fields, asked: scopes, for: context)
  }
}
