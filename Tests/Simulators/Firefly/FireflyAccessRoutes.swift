import Foundation

extension FireflyState {
  nonisolated var accessRoutes: [RouteTable.Route] {
    [
      .init("POST /v2/login", limited { try await self.logIn($0) }),
      .init("GET /v2/health", limited { _ in Reply(204) }),
    ]
  }

  private func logIn(_ exchange: Exchange) throws -> Reply {
    let body = try object(exchange)
    guard body["accessKey"]?.string == FireflySimulator.accessKey,
      body["secretKey"]?.string == FireflySimulator.secretKey
    else { throw FireflyProblem.unauthorized() }
    let issued = tokens.issue(
      to: FireflySimulator.accessKey, lifetime: lifetime, at: exchange.now, refreshable: false)
    return .json(
      200,
      [
        "accessToken": .string(issued.access),
        "expiresAt": .integer(Int(issued.grant.expiresAt.timeIntervalSince1970)), "tokenType": "Bearer",
      ])
  }
}
