import Foundation

extension BlueflyState {
  nonisolated var metadataRoutes: [RouteTable.Route] {
    [
      .init("GET /.well-known/oauth-authorization-server") { Self.metadata($0) },
      .init("POST /oauth/revoke") { try await self.revoke($0) },
    ]
  }

  /// What the authorization server can do (RFC 8414).
  private static func metadata(_ exchange: Exchange) -> Reply {
    let issuer = "http://\(exchange.request.header("Host") ?? "127.0.0.1")"
    return .json(
      200,
      [
        "issuer": .string(issuer), "authorization_endpoint": .string("\(issuer)/oauth/authorize"),
        "token_endpoint": .string("\(issuer)/oauth/token"), "revocation_endpoint": .string("\(issuer)/oauth/revoke"),
        "device_authorization_endpoint": .string("\(issuer)/oauth/device_authorization"),
        "response_types_supported": ["code"],
        "grant_types_supported": [
          "authorization_code", "client_credentials", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code",
        ],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        "code_challenge_methods_supported": ["S256", "plain"], "scopes_supported": ["models.read", "models.generate"],
      ])
  }

  /// Ends a token, known or not (RFC 7009, section 2.2).
  private func revoke(_ exchange: Exchange) throws -> Reply {
    _ = try authenticateClient(exchange)
    guard let token = exchange.request.form["token"] else {
      throw BlueflyProblem.oauth("invalid_request", "token is missing")
    }
    revokedTokens.insert(token)
    return Reply(200)
  }
}
