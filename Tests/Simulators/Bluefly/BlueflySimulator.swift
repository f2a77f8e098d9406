import Foundation

/// Bluefly as its pages describe it: API keys, sessions with rotating refresh tokens, and an OAuth 2.0 server.
///
/// The pages say nothing of device authorization, revocation and metadata; they are here because a client that follows
/// RFC 8628, RFC 7009 and RFC 8414 needs a server to try them on.
package struct BlueflySimulator: Simulator {
  package static let basePath = ""
  package static let apiKey = "bf-test-key"
  package static let username = "ada@example.com"
  package static let password = "correct horse"
  package static let clientID = "client-1"
  package static let clientSecret = "client-1-secret"
  /// Has no secret and must use PKCE.
  package static let publicClientID = "client-2"

  package let server: SimulatorServer
  /// What the service knows.
  package let state: BlueflyState

  /// Starts with tokens that hold for `lifetime` seconds; `authenticationLimit` holds for logins and refreshes together.
  package static func start(
    clock: ServerClock = .system, lifetime: TimeInterval = 3600, authenticationLimit: RateLimit? = nil
  ) async throws -> BlueflySimulator {
    let state = BlueflyState(lifetime: lifetime, authenticationLimit: authenticationLimit)
    let routes =
      state.sessionRoutes + state.modelRoutes + state.authorizeRoutes + state.tokenRoutes + state.deviceRoutes
      + state.metadataRoutes
    let table = RouteTable(routes, missing: BlueflyProblem.notFound())
    return BlueflySimulator(server: try await .start(clock: clock, routes: table), state: state)
  }

  /// Ends every token; refresh tokens stay good.
  package func expireTokens() async {
    await state.expireTokens()
  }

  /// Ends every session, refresh tokens too.
  package func revokeSessions() async {
    await state.revokeSessions()
  }

  /// Sessions that were ended because a spent refresh token came again.
  package var revokedFamilies: Int {
    get async { await state.revokedFamilies }
  }
}

/// The error bodies of Bluefly.
enum BlueflyProblem {
  static func invalidKey() -> Reply { reply(401, "invalid_api_key", "The key is not valid") }
  static func expired() -> Reply { reply(401, "token_expired", "The token has expired") }
  static func invalidCredentials() -> Reply { reply(401, "invalid_credentials", "The name or the password is wrong") }
  static func invalidRefresh() -> Reply { reply(401, "invalid_refresh_token", "The refresh token is not valid") }
  static func notFound() -> Reply { reply(404, "not_found", "There is no such thing") }
  static func invalid(_ message: String) -> Reply { reply(400, "invalid_request", message) }

  static func insufficientScope(_ scope: String) -> Reply {
    var reply = reply(403, "insufficient_scope", "The token does not allow that")
    let challenge = "Bearer error=\"insufficient_scope\", scope=\"\(scope)\""
    reply.headers.append(Form.Field(name: "WWW-Authenticate", value: challenge))
    return reply
  }

  static func rateLimited(_ refusal: SlidingWindow.Refusal) -> Reply {
    var reply = reply(429, "rate_limited", "Too many attempts")
    reply.headers.append(Form.Field(name: "Retry-After", value: String(refusal.retryAfter)))
    return reply
  }

  /// An error of the token endpoint (RFC 6749, section 5.2).
  static func oauth(_ error: String, _ description: String, status: Int = 400) -> Reply {
    .json(
      status, ["error": .string(error), "error_description": .string(description)],
      headers: status == 401 ? ["WWW-Authenticate": "Basic realm=\"bluefly\""] : [:])
  }

  private static func reply(_ status: Int, _ code: String, _ message: String) -> Reply {
    .json(status, ["error": ["code": .string(code), "message": .string(message)]])
  }
}
