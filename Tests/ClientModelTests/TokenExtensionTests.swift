import Testing

@testable import ClientModel

/// `x-clientsmith-token`.
@Suite struct TokenExtensionTests {
  private func token(_ token: String) throws -> Built {
    try build(
      """
      security: [{session: []}]
      paths:
        /login:
          post:
            operationId: login
            security: []
            requestBody: {content: {application/json: {schema: {type: object, required: [username, password], properties: {username: {type: string}, password: {type: string}, otp: {type: string}}}}}}
            responses: {'200': {description: ok}}
        /refresh: {post: {operationId: refresh, security: [], responses: {'200': {description: ok}}}}
      components:
        securitySchemes:
          session: {type: http, scheme: bearer, x-clientsmith-token: \(token)}
      """)
  }

  @Test("Acquiring takes the required fields of the login's body, and refreshing what acquiring says")
  func both() throws {
    let built = try token(
      """
      {acquire: {operationId: login, token: '$response.body#/token', expiresIn: '$response.body#/expiresIn', refreshToken: '$response.body#/refreshToken'},
       refresh: {operationId: refresh, refreshToken: '$request.body#/refreshToken', rotates: true},
       renewOn: [{status: 401, code: [expired, stale], at: '$response.body#/error/code'}, {status: 419}]}
      """)
    let exchange = try #require(built.api.security.schemes.first?.token)
    #expect(exchange.acquire?.fields.map(\.name) == ["username", "password"])
    #expect(exchange.acquire?.fields.map(\.pointer) == ["/username", "/password"])
    #expect(exchange.acquire?.token == "/token")
    #expect(exchange.acquire?.path == "/login" && exchange.acquire?.method == "POST")
    #expect(exchange.acquire?.lifetime == .expiresIn("/expiresIn"))
    #expect(exchange.refresh?.token == "/token")
    #expect(exchange.refresh?.lifetime == .expiresIn("/expiresIn"))
    #expect(exchange.refresh?.refreshField == "/refreshToken")
    #expect(exchange.refresh?.refreshToken == "/refreshToken")
    #expect(exchange.rotates)
    #expect(exchange.renewOn.map(\.codes) == [["expired", "stale"], []])
    #expect(exchange.renewOn.map(\.pointer) == ["/error/code", nil])
    #expect(built.findings == [])
    #expect(built.api.security.credentials.first?.name == "login")
    #expect(
      built.api.security.credentials.first?.parameters.map(\.environmentVariable) == ["SHOP_USERNAME", "SHOP_PASSWORD"])
  }

  @Test("A time of expiry wins over a lifetime")
  func lifetimes() throws {
    func lifetime(_ members: String) throws -> TokenExchange.Lifetime? {
      try token("{acquire: {operationId: login, token: '$response.body#/token', \(members)}}").api.security.schemes
        .first?
        .token?.acquire?.lifetime
    }
    #expect(
      try lifetime("expiresAt: '$response.body#/at', expiresIn: '$response.body#/in', lifetime: 24h")
        == .expiresAt("/at"))
    #expect(try lifetime("expiresIn: '$response.body#/in', lifetime: 24h") == .expiresIn("/in"))
    #expect(try lifetime("lifetime: 24h") == .fixed(86400))
    #expect(try lifetime("scopes: '$response.body#/scope'") == .unknown)
  }

  @Test("Inputs can be named outright")
  func inputs() throws {
    let built = try token(
      "{acquire: {operationId: login, token: '$response.body#/token', inputs: {user: '$request.body#/username', code: '$request.body#/otp'}}}"
    )
    #expect(built.api.security.schemes.first?.token?.acquire?.fields.map(\.name) == ["user", "code"])
  }

  @Test(
    "What is malformed is an error at its place",
    arguments: [
      ("{aquire: {}}", "invalid-extension"), ("[]", "invalid-extension"),
      ("{acquire: {operationId: gone, token: '$response.body#/t'}}", "unknown-operation"),
      ("{acquire: {operationId: login}}", "invalid-extension"),
      ("{acquire: {operationId: login, token: token}}", "invalid-extension"),
      ("{acquire: {operationId: login, token: '$request.body#/t'}}", "invalid-extension"),
      ("{acquire: {operationId: login, token: '$response.body#/t', lifetime: soon}}", "invalid-extension"),
      ("{refresh: {operationId: refresh, token: '$response.body#/t'}}", "invalid-extension"),
      ("{renewOn: [{code: x}]}", "invalid-extension"),
      ("{renewOn: [{status: 401, code: x}]}", "invalid-extension"),
    ])
  func malformed(token: String, finding: String) throws {
    let built = try self.token(token)
    #expect(built.findings.contains(finding))
    #expect(built.diagnostics.allSatisfy { $0.location != nil })
  }
}
