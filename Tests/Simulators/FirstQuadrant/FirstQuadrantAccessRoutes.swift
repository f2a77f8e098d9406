import Foundation

extension FirstQuadrantState {
  nonisolated var accessRoutes: [RouteTable.Route] {
    [
      .init("POST /v5/auth", limited("auth") { try await self.refresh($0) }),
      .init("POST /v5/auth/refresh", limited("auth/refresh") { try await self.refresh($0) }),
      .init("POST /v5/auth/login", limited("auth/login") { try await self.logIn($0) }),
      .init("GET /v5/me", guarded("user:*:read") { await self.me($0) }),
    ]
  }

  private func refresh(_ exchange: Exchange) throws -> Reply {
    guard let token = exchange.request.json?["refreshToken"]?.string else {
      throw FirstQuadrantProblem.validation([("refreshToken", "is required")])
    }
    guard
      let issued = tokens.refresh(with: token, rotating: false, lifetime: Self.lifetime, at: exchange.now)
    else { throw FirstQuadrantProblem.invalidToken() }
    return .json(200, ["accessToken": .string(issued.access)])
  }

  private func logIn(_ exchange: Exchange) throws -> Reply {
    let body = exchange.request.json
    guard body?["email"]?.string == FirstQuadrantSimulator.email,
      body?["password"]?.string == FirstQuadrantSimulator.password
    else { throw FirstQuadrantProblem.invalidToken() }
    let issued = issue(at: exchange.now)
    return .json(200, ["accessToken": .string(issued.access), "refreshToken": .optional(issued.refresh)])
  }

  private func me(_ exchange: Exchange) -> Reply {
    .json(
      200,
      [
        "id": "usr_1", "email": .string(FirstQuadrantSimulator.email), "firstName": "Ada", "lastName": "Lovelace",
        "organizationId": .optional(exchange.request.header("FirstQuadrant-Organization-ID")),
        "createdAt": .timestamp(start), "updatedAt": .timestamp(start),
      ])
  }
}
