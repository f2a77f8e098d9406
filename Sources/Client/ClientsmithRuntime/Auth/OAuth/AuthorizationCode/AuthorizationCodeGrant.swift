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
  private let scopes: [Scope]
  private let receiving: Receiving

  /// For programs with their own browser view: `authorize` gets the URL to show and returns the redirect.
  public init(
    _ client: OAuthClient, scopes: [Scope] = [], redirectURI: String, authorize: @escaping Authorize
  ) {
    self.client = client
    self.scopes = scopes
    receiving = .program(redirectURI: redirectURI, authorize)
  }

  /// For command-line programs: `open` shows the URL, and the redirect is received on this machine.
  public init(
    _ client: OAuthClient, scopes: [Scope] = [], redirect: LoopbackRedirect = LoopbackRedirect(), open: @escaping Open
  ) {
    self.client = client
    self.scopes = scopes
    receiving = .loopback(redirect, open)
  }

  /// The client and the scopes.
  public var account: String { client.account(scopes) }
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
