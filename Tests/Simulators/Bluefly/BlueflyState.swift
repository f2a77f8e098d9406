import Foundation

/// What Bluefly knows, and the checks before every call.
package actor BlueflyState {
  /// A client of the authorization server.
  struct Client: Sendable {
    let secret: String?
    let scopes: Set<String>
    let redirects: [String]
  }

  let lifetime: TimeInterval
  /// Tokens of people's sessions.
  var sessions = TokenVault("bluefly-session")
  /// Tokens of the authorization server.
  var oauth = TokenVault("bluefly-oauth")
  var codes: [String: AuthorizationCode] = [:]
  var devices: [String: Device] = [:]
  var revokedTokens: Set<String> = []
  private var window: SlidingWindow?

  /// Loopback redirects are accepted on any port (RFC 8252, section 7.3).
  let clients: [String: Client] = [
    BlueflySimulator.clientID: Client(
      secret: BlueflySimulator.clientSecret, scopes: ["models.read", "models.generate"],
      redirects: ["https://app.example.com/callback", "http://127.0.0.1"]),
    BlueflySimulator.publicClientID: Client(
      secret: nil, scopes: ["models.read", "models.generate"],
      redirects: ["https://app.example.com/callback", "http://127.0.0.1"]),
  ]

  init(lifetime: TimeInterval, authenticationLimit: RateLimit?) {
    self.lifetime = lifetime
    window = authenticationLimit.map { SlidingWindow([$0]) }
  }

  func expireTokens() {
    sessions.expireAll()
    oauth.expireAll()
  }

  func revokeSessions() {
    sessions.revokeAll()
    oauth.revokeAll()
  }

  var revokedFamilies: Int { sessions.revokedFamilies + oauth.revokedFamilies }

  /// A handler behind any of the three credentials; an OAuth token must have the scope.
  nonisolated func guarded(scope: String, _ handler: @escaping RouteTable.Handler) -> RouteTable.Handler {
    { exchange in
      try await self.authenticate(exchange, scope: scope)
      return try await handler(exchange)
    }
  }

  /// A handler behind a person's session.
  nonisolated func personal(_ handler: @escaping RouteTable.Handler) -> RouteTable.Handler {
    { exchange in
      try await self.authenticate(exchange, scope: nil)
      return try await handler(exchange)
    }
  }

  /// Counts an attempt to log in or refresh.
  func countAttempt(_ exchange: Exchange) throws {
    if let refusal = window?.take(at: exchange.now) { throw BlueflyProblem.rateLimited(refusal) }
  }

  private func authenticate(_ exchange: Exchange, scope: String?) throws {
    guard let header = exchange.request.header("Authorization"), header.hasPrefix("Bearer ") else {
      throw BlueflyProblem.invalidKey()
    }
    if exchange.refusesCredential { throw BlueflyProblem.expired() }
    let credential = String(header.dropFirst("Bearer ".count))
    if credential == BlueflySimulator.apiKey, scope != nil { return }
    switch sessions.verdict(on: credential, at: exchange.now) {
    case .valid: return
    case .expired: throw BlueflyProblem.expired()
    case .unknown: break
    }
    guard !revokedTokens.contains(credential) else { throw BlueflyProblem.expired() }
    switch oauth.verdict(on: credential, at: exchange.now) {
    case .valid(let grant):
      guard let scope, grant.scopes.contains(scope) else {
        throw BlueflyProblem.insufficientScope(scope ?? "user.profile")
      }
    case .expired: throw BlueflyProblem.expired()
    case .unknown: throw BlueflyProblem.invalidKey()
    }
  }
}
