/// Tokens for a person who signs in with a browser (RFC 6749 section 4.1 with PKCE; RFC 8252 for programs on a computer).
///
/// The sign-in happens when the first call needs a token; with a `TokenStore` later runs go on from the refresh token.
public struct AuthorizationCodeGrant: OAuthGrant {
  /// Shows a URL to the person and returns the URL that the browser was redirected to.
  public typealias Authorize = @Sendable (_ url: String) async throws -> String
  /// Shows a URL to the person: prints it, or starts a browser.
  public typealias Open = @Sendable (_ url: String) async throws -> Void

  private enum Receiving: Sendable {
    case program(redirectURI: String, Authorize)
    case loopback(LoopbackRedirect, Open)
  }

  /// The client that asks.
  public let client: OAuthClient
  private let person: String
  private let scopes: [Scope]
  private let receiving: Receiving

  /// For programs with their own browser view: `authorize` gets the URL to show and returns the redirect.
  ///
  /// `account` says whose sign-in it is, in whatever words the program knows its people by: two people never share one.
  public init(
    _ client: OAuthClient, account: String, scopes: [Scope] = [], redirectURI: String, authorize: @escaping Authorize
  ) {
    self.client = client
    person = account
    self.scopes = scopes
    receiving = .program(redirectURI: redirectURI, authorize)
  }

  /// For command-line programs: `open` shows the URL, and the redirect is received on this machine. `account` says whose
  /// sign-in it is.
  public init(
    _ client: OAuthClient, account: String, scopes: [Scope] = [], redirect: LoopbackRedirect = LoopbackRedirect(),
    open: @escaping Open
  ) {
    self.client = client
    person = account
    self.scopes = scopes
    receiving = .loopback(redirect, open)
  }

  /// The client, the person and the scopes.
  public var account: SessionAccount { client.account(scopes, of: person) }
  /// How the client proves who it is: the person's own secret stays with the person and the service.
  public var secret: SessionSecret { client.authentication.secret }
  /// True: a person has to sign in.
  public var isInteractive: Bool { true }

  /// Has the person sign in, and exchanges the code.
  public func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    switch receiving {
    case .program(let redirectURI, let authorize):
      let flow = AuthorizationCodeFlow(client: client, redirectURI: redirectURI, scopes: scopes)
      let pending = try await flow.start(for: context)
      return try await flow.finish(try await authorize(pending.url), of: pending, for: context)
    case .loopback(let redirect, let open):
      let receiver = try LoopbackRedirectReceiver(redirect)
      let flow = AuthorizationCodeFlow(client: client, redirectURI: receiver.redirectURI, scopes: scopes)
      let pending = try await flow.start(for: context)
      try await open(pending.url)
      let received = try await receiver.receive(state: pending.state, environment: context.environment)
      return try await flow.finish(received, of: pending, for: context)
    }
  }
}
