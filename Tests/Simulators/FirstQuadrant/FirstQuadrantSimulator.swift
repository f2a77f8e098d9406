import Foundation

/// FirstQuadrant as its pages describe it: keys with scopes and an organization, or access tokens of a day.
package struct FirstQuadrantSimulator: Simulator {
  package static let basePath = "/v5"
  package static let organization = "org_test"
  /// Opens everything.
  package static let key = "fqa_test"
  /// May only read.
  package static let readingKey = "fqa_reading"
  package static let email = "ada@example.com"
  package static let password = "correct horse"
  package static let importID = "imp_1"
  package static let importHash = "hash-that-is-a-secret"

  package let server: SimulatorServer
  /// What the service knows.
  package let state: FirstQuadrantState

  /// Starts with that many generated contacts and campaigns; `authenticationLimit` holds for each of `/auth`,
  /// `/auth/refresh` and `/auth/login`.
  package static func start(
    clock: ServerClock = .system, contacts: Int = 60, campaigns: Int = 30,
    authenticationLimit: RateLimit = RateLimit(30, per: 60)
  ) async throws -> FirstQuadrantSimulator {
    let state = FirstQuadrantState(
      start: clock.now(), contacts: contacts, campaigns: campaigns, authenticationLimit: authenticationLimit)
    let routes = state.accessRoutes + state.contactRoutes + state.campaignRoutes + state.importRoutes
    let table = RouteTable(routes, missing: FirstQuadrantProblem.notFound()) { exchange, reply in
      state.completed(reply, for: exchange)
    }
    return FirstQuadrantSimulator(server: try await .start(clock: clock, routes: table), state: state)
  }

  /// A pair of tokens such as the web application has: good for 24 hours, with a refresh token.
  package func logIn(at now: Date) async -> TokenVault.Issued {
    await state.issue(at: now)
  }

  /// Ends every access token; refresh tokens stay good.
  package func expireTokens() async {
    await state.expireTokens()
  }

  /// Makes a contact refuse changes with 423.
  package func lock(contact id: String) async {
    await state.lock(id)
  }
}

/// The error body of FirstQuadrant.
enum FirstQuadrantProblem {
  static func missingAuthorization(_ description: String) -> Reply {
    reply(401, "missing_authorization", "Authorization missing", description)
  }

  static func invalidToken() -> Reply {
    reply(401, "invalid_token", "Invalid token", "The token is unknown or has expired.")
  }

  static func insufficientPermissions(_ description: String) -> Reply {
    reply(403, "insufficient_permissions", "Insufficient permissions", description)
  }

  static func missingScopes(_ scope: String) -> Reply {
    reply(403, "missing_scopes", "Missing scopes", "The key lacks \(scope).")
  }

  static func invalidParameters(_ name: String) -> Reply {
    reply(
      400, "invalid_parameters", "Invalid parameters", "The query does not make sense.",
      details: [(name, "does not make sense")])
  }

  static func validation(_ details: [(String, String)]) -> Reply {
    reply(422, "validation_error", "Validation failed", "A field of the body is wrong.", details: details)
  }

  static func notFound() -> Reply { reply(404, "not_found", "Not found", "There is no such thing.") }

  static func alreadyExists() -> Reply {
    reply(409, "already_exists", "Already exists", "There is a contact with this address.")
  }

  static func locked() -> Reply { reply(423, "resource_locked", "Locked", "Somebody else is changing it.") }

  static func rateLimited(_ refusal: SlidingWindow.Refusal) -> Reply {
    var reply = reply(429, "rate_limited", "Too many requests", "Wait before you try again.")
    reply.headers.append(Form.Field(name: "Retry-After", value: String(refusal.retryAfter)))
    return reply
  }

  private static func reply(
    _ status: Int, _ code: String, _ message: String, _ description: String, details: [(String, String)] = []
  ) -> Reply {
    var body: JSON = [
      "code": .string(code), "status": .integer(status), "message": .string(message),
      "description": .string(description),
    ]
    if !details.isEmpty {
      body["details"] = .array(details.map { ["field": .string($0.0), "message": .string($0.1)] })
    }
    return .json(status, body)
  }
}
