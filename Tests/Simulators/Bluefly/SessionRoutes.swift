import Foundation

extension BlueflyState {
  nonisolated var sessionRoutes: [RouteTable.Route] {
    [
      .init("POST /api/v1/auth/login") { try await self.logIn($0) },
      .init("POST /api/v1/auth/refresh") { try await self.refresh($0) },
      .init("GET /api/v1/user/profile", personal { _ in Self.profile }),
    ]
  }

  private func logIn(_ exchange: Exchange) throws -> Reply {
    try countAttempt(exchange)
    guard exchange.request.json?["username"]?.string == BlueflySimulator.username,
      exchange.request.json?["password"]?.string == BlueflySimulator.password
    else { throw BlueflyProblem.invalidCredentials() }
    return session(
      sessions.issue(to: BlueflySimulator.username, lifetime: lifetime, at: exchange.now, refreshable: true))
  }

  /// Spends the refresh token; a spent one ends the whole session.
  private func refresh(_ exchange: Exchange) throws -> Reply {
    try countAttempt(exchange)
    guard let token = exchange.request.json?["refreshToken"]?.string,
      let issued = sessions.refresh(with: token, rotating: true, lifetime: lifetime, at: exchange.now)
    else { throw BlueflyProblem.invalidRefresh() }
    return session(issued)
  }

  private func session(_ issued: TokenVault.Issued) -> Reply {
    .json(
      200,
      [
        "token": .string(issued.access), "refreshToken": .optional(issued.refresh),
        "expiresIn": .integer(Int(lifetime)),
      ])
  }

  private static let profile = Reply.json(
    200,
    [
      "id": "user-1", "username": .string(BlueflySimulator.username), "email": .string(BlueflySimulator.username),
      "name": "Ada Lovelace",
    ])
}
