import Foundation

/// Firefly as its pages and clients describe it: a key pair, a token that ends, and seven ways of paging.
package struct FireflySimulator: Simulator {
  package static let basePath = "/v2"
  /// 500 in any minute, for one address.
  package static let documentedLimits = [RateLimit(500, per: 60)]
  package static let accessKey = "ffa-test"
  package static let secretKey = "ffs-test-secret"

  package let server: SimulatorServer
  /// What the service knows.
  package let state: FireflyState

  /// Starts with `items` generated things of every kind; tokens hold for `lifetime` seconds.
  package static func start(
    clock: ServerClock = .system, lifetime: TimeInterval = 3600, limits: [RateLimit] = documentedLimits,
    items: Int = 60
  ) async throws -> FireflySimulator {
    let state = FireflyState(start: clock.now(), lifetime: lifetime, limits: limits, items: items)
    let routes =
      state.accessRoutes + state.inventoryRoutes + state.governanceRoutes + state.workspaceRoutes
      + state.projectRoutes + state.guardrailRoutes + state.eventRoutes + state.backupRoutes + state.userRoutes
    let table = RouteTable(routes, missing: FireflyProblem.notFound())
    return FireflySimulator(server: try await .start(clock: clock, routes: table), state: state)
  }

  /// Ends every token; the keys stay good.
  package func expireTokens() async {
    await state.expireTokens()
  }
}

/// Error bodies; what the service really sends is undocumented.
enum FireflyProblem {
  static func unauthorized() -> Reply { reply(401, "Unauthorized") }
  static func notFound() -> Reply { reply(404, "Not Found") }
  static func invalid(_ message: String) -> Reply { reply(400, message) }
  static func rateLimited() -> Reply { reply(429, "Too Many Requests") }

  private static func reply(_ status: Int, _ message: String) -> Reply {
    .json(status, ["statusCode": .integer(status), "message": .string(message)])
  }
}
