import Foundation

/// FireHydrant as its pages describe it: keys of accounts, the limits they share, numbered pages.
package struct FireHydrantSimulator: Simulator {
  package static let basePath = "/v1"
  /// 50 in 10 seconds and 300 in a minute.
  package static let documentedLimits = [RateLimit(50, per: 10), RateLimit(300, per: 60)]

  package let server: SimulatorServer
  /// What the service knows.
  package let state: FireHydrantState

  /// Starts with `incidents` generated incidents, and as many environments, services and audit events as asked for.
  ///
  /// `keys` maps each key to its account: keys of one account share its limits.
  package static func start(
    clock: ServerClock = .system, keys: [String: String] = ["fhb-test": "acme"],
    limits: [RateLimit] = documentedLimits, incidents: Int = 45, others: Int = 45
  ) async throws -> FireHydrantSimulator {
    let state = FireHydrantState(
      start: clock.now(), keys: keys, limits: limits, incidents: incidents, others: others)
    let routes =
      state.pingRoutes + state.incidentRoutes + state.noteRoutes + state.environmentRoutes + state.serviceRoutes
      + state.webhookRoutes + state.auditEventRoutes
    let table = RouteTable(routes, missing: FireHydrantProblem.notFound())
    return FireHydrantSimulator(server: try await .start(clock: clock, routes: table), state: state)
  }
}

/// The error bodies of FireHydrant; `messages` has been seen as null, as one string and as an array.
enum FireHydrantProblem {
  static func unauthorized() -> Reply {
    reply(401, "Invalid or missing credentials", messages: .null, code: "unauthorized")
  }

  static func notFound() -> Reply {
    reply(404, "Not found", messages: .null, code: "not_found")
  }

  static func conflict(_ message: String) -> Reply {
    reply(409, "Conflict", messages: .string(message), code: "conflict")
  }

  static func invalid(_ messages: [String]) -> Reply {
    reply(422, "The request is invalid", messages: .array(messages.map(JSON.string)), code: "invalid")
  }

  static func rateLimited(_ refusal: SlidingWindow.Refusal) -> Reply {
    .json(
      429, ["error": "rate limit exceeded"],
      headers: ["RateLimit-Limit": String(refusal.limit.requests), "Retry-After": String(refusal.retryAfter)])
  }

  private static func reply(_ status: Int, _ detail: String, messages: JSON, code: String) -> Reply {
    .json(status, ["detail": .string(detail), "messages": messages, "meta": [:], "code": .string(code)])
  }
}
