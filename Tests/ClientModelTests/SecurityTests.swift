import Testing

@testable import ClientModel

/// Schemes, requirements, scopes, and the ways to give credentials.
@Suite struct SecurityTests {
  private func schemes(
    _ schemes: String, security: String = "[]", operation: String = "", version: String = "openapi: 3.1.0"
  )
    throws -> Built
  {
    try build(
      """
      security: \(security)
      paths: {/a: {get: {operationId: a, \(operation)responses: {'204': {description: ok}}}}}
      components: {securitySchemes: \(schemes)}
      """, version: version)
  }

  @Test("An operation says nothing, something of its own, or that nothing is sent")
  func levels() throws {
    let built = try build(
      """
      security: [{key: []}]
      paths:
        /a: {get: {operationId: inherits, responses: {'204': {description: ok}}}}
        /b: {get: {operationId: own, security: [{basic: []}, {}], responses: {'204': {description: ok}}}}
        /c: {get: {operationId: open, security: [], responses: {'204': {description: ok}}}}
      components: {securitySchemes: {key: {type: apiKey, in: query, name: k}, basic: {type: http, scheme: basic}}}
      """)
    #expect(built.operation("inherits")?.security == nil)
    #expect(built.operation("own")?.security?.map { $0.schemes.map(\.scheme) } == [["basic"], []])
    #expect(built.operation("open")?.security == [])
    #expect(built.api.security.requirements.map { $0.schemes.map(\.scheme) } == [["key"]])
  }

  @Test("Schemes of every type are known by kind")
  func kinds() throws {
    let built = try schemes(
      """
      {key: {type: apiKey, in: header, name: Authorization, x-clientsmith-prefix: 'Token '},
       described: {type: apiKey, in: header, name: Authorization, description: A bearer token.},
       basic: {type: http, scheme: Basic}, bearer: {type: http, scheme: bearer},
       oidc: {type: openIdConnect, openIdConnectUrl: https://a.example/x}, tls: {type: mutualTLS}}
      """)
    let kinds = built.api.security.schemes.map { "\($0.kind)" }
    #expect(kinds[0].contains("Token ") && kinds[1].contains("Bearer "))
    #expect(kinds[2...3] == ["basic", "bearer"])
    #expect(kinds[4].contains("openIDConnect") && kinds[5] == "mutualTLS")
  }

  @Test("Each alternative is a way to give credentials, with environment variables named after the client")
  func credentials() throws {
    let built = try schemes(
      """
      {apiKey: {type: apiKey, in: header, name: X-Key}, organization: {type: apiKey, in: header, name: X-Org},
       bearerAuth: {type: http, scheme: bearer}, basicAuth: {type: http, scheme: basic}}
      """, security: "[{apiKey: [], organization: []}, {bearerAuth: []}, {basicAuth: []}]")
    let credentials = built.api.security.credentials
    #expect(credentials.map(\.name) == ["apiKey", "bearerToken", "bearerToken", "basic"])
    #expect(credentials.map(Self.call)[1...2] == ["bearerToken(_:)", "bearerToken(provider:)"])
    #expect(credentials[0].parameters.map(\.label) == [nil, "organization"])
    #expect(credentials[0].parameters.map(\.name) == ["key", "organization"])
    #expect(credentials[0].parameters.map(\.environmentVariable) == ["SHOP_API_KEY", "SHOP_ORGANIZATION"])
    #expect(credentials[3].parameters.map(\.label) == ["username", "password"])
  }

  @Test("Every flow of OAuth has its way in, the device flow of 3.2 too")
  func flows() throws {
    let built = try schemes(
      """
      {oauth: {type: oauth2, oauth2MetadataUrl: https://a.example/.well-known/oauth-authorization-server, flows: {
        clientCredentials: {tokenUrl: /token, scopes: {read: Reads., write: Writes.}},
        authorizationCode: {authorizationUrl: /auth, tokenUrl: /token, refreshUrl: /refresh, scopes: {admin: All.}},
        deviceAuthorization: {deviceAuthorizationUrl: /device, tokenUrl: /token, scopes: {}}}}}
      """, version: "openapi: 3.2.0")
    #expect(
      built.api.security.credentials.map(Self.call) == [
        "clientCredentials(id:secret:scopes:)", "clientCredentials(id:authentication:scopes:)",
        "authorizationCode(id:account:authentication:scopes:redirect:open:)",
        "authorizationCode(id:account:authentication:scopes:redirectURI:authorize:)",
        "deviceAuthorization(id:account:authentication:scopes:prompt:)", "refreshToken(_:id:authentication:)",
        "accessToken(_:)", "accessToken(provider:)",
      ])
    let client = built.api.security.clients.first
    #expect(built.api.security.clients.map(\.name) == ["oauthClient"])
    #expect(client?.authorizationURL == "/auth" && client?.tokenURL == "/token" && client?.refreshURL == "/refresh")
    #expect(client?.deviceAuthorizationURL == "/device")
    #expect(client?.metadataURL?.hasSuffix("oauth-authorization-server") == true)
    guard case .oauth2(let flows)? = built.api.security.schemes.first?.kind else {
      Issue.record("no flows")
      return
    }
    #expect(flows.map(\.kind) == [.clientCredentials, .authorizationCode, .deviceAuthorization])
    #expect(flows.last?.deviceAuthorizationURL == "/device")
    #expect(flows[1].refreshURL == "/refresh")
    #expect(built.api.security.schemes.first?.metadataURL?.hasSuffix("oauth-authorization-server") == true)
    #expect(built.api.security.scopes.map(\.name) == ["read", "write", "admin"])
    #expect(built.api.security.scopes.map(\.documentation.description) == ["Reads.", "Writes.", "All."])
  }

  @Test("OpenID Connect needs no flows: discovery knows its endpoints")
  func discovery() throws {
    let built = try schemes(
      "{login: {type: openIdConnect, openIdConnectUrl: https://a.example/.well-known/openid-configuration}}")
    #expect(
      built.api.security.credentials.map(Self.call) == [
        "authorizationCode(id:account:authentication:scopes:redirect:open:)",
        "authorizationCode(id:account:authentication:scopes:redirectURI:authorize:)",
        "deviceAuthorization(id:account:authentication:scopes:prompt:)", "clientCredentials(id:secret:scopes:)",
        "clientCredentials(id:authentication:scopes:)", "refreshToken(_:id:authentication:)", "accessToken(_:)",
        "accessToken(provider:)",
      ])
    let client = built.api.security.clients.first
    #expect(client?.name == "loginClient" && client?.tokenURL == nil)
    #expect(client?.metadataURL == "https://a.example/.well-known/openid-configuration")
  }

  @Test("Flows that ask other servers have clients of their own, and a second scheme has words of its own")
  func severalServers() throws {
    let built = try schemes(
      """
      {one: {type: oauth2, flows: {
        clientCredentials: {tokenUrl: https://a.example/token, scopes: {}},
        password: {tokenUrl: https://b.example/token, scopes: {}}}},
       two: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://c.example/token, scopes: {}}}}}
      """)
    #expect(built.api.security.clients.map(\.name) == ["oneClient", "onePasswordClient", "twoClient"])
    let second = built.api.security.credentials.first { $0.name == "twoClientCredentials" }
    #expect(
      second?.parameters.map(\.environmentVariable) == ["SHOP_TWO_CLIENT_ID", "SHOP_TWO_CLIENT_SECRET", nil])
  }

  @Test("A public client's password grant asks for no secret, and its id may be left out")
  func publicPassword() throws {
    let built = try schemes("{oauth: {type: oauth2, flows: {password: {tokenUrl: /token, scopes: {}}}}}")
    let calls = built.api.security.credentials.map(Self.call)
    #expect(calls.contains("password(id:secret:username:password:scopes:)"))
    #expect(calls.contains("password(id:authentication:username:password:scopes:)"))
    let open = built.api.security.credentials.first { Self.call($0).contains("authentication:username") }
    #expect(open?.parameters.first?.isOptional == true)
  }

  @Test("A certificate is the transport's, unless an authenticator is given")
  func certificate() throws {
    let built = try schemes("{tls: {type: mutualTLS}}", security: "[{tls: []}]")
    #expect(built.api.security.credentials.map(Self.call) == ["tls(_:)"])
    #expect(built.api.security.credentials.first?.parameters.map(\.kind) == [.transport])
  }

  private static func call(_ constructor: CredentialConstructor) -> String {
    "\(constructor.name)(\(constructor.parameters.map { ($0.label ?? "_") + ":" }.joined()))"
  }

  @Test("Scopes are constants with short names that stay apart")
  func scopes() throws {
    let built = try schemes(
      """
      {oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {
        'urn:shop:orders:*:read': '', 'https://shop.example/auth/orders.write': '', 'models.read': '', 'models:read': '', default: ''}}}}}
      """, security: "[{oauth: [extra.scope]}]")
    #expect(
      built.api.security.scopes.map(\.name) == [
        "ordersAnyRead", "ordersWrite", "modelsRead", "modelsRead2", "`default`", "extraScope",
      ])
  }

  @Test("A requirement of an unknown scheme never makes a call anonymous")
  func unknown() throws {
    let built = try schemes("{}", security: "[{gone: []}]", operation: "security: [{gone: []}], ")
    #expect(built.operation("a")?.security == nil)
  }

  @Test("A scheme the runtime has no flow for is given by hand")
  func unsupported() throws {
    let built = try schemes("{digest: {type: http, scheme: digest}}", security: "[{digest: []}]")
    #expect(built.findings == ["unsupported-security-scheme"])
    #expect(built.api.security.credentials.map(\.name) == ["digest"])
  }

  @Test(
    "A token endpoint whose form has the client's secret gets it there",
    arguments: [
      ("token", "/token", "username: {type: string}, client_secret: {type: string}", "", true),
      ("https://api.example.com/v1/token", "/token", "client_secret: {type: string}", "", true),
      ("/v1/token/", "/token", "client_secret: {type: string}", "", true),
      ("token", "/token", "username: {type: string}", "", false),
      ("token", "/other", "client_secret: {type: string}", "", false),
      ("token", "/token", "client_secret: {type: string}", "security: [{plain: []}], ", false),
    ])
  func tokenEndpoint(url: String, path: String, fields: String, security: String, isPosted: Bool) throws {
    let built = try build(
      """
      servers: [{url: 'https://api.example.com/v1'}]
      paths:
        \(path): {post: {operationId: a, \(security)requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {\(fields)}}}}}, responses: {'204': {description: ok}}}}
      components:
        securitySchemes:
          plain: {type: http, scheme: basic}
          login: {type: oauth2, flows: {clientCredentials: {tokenUrl: '\(url)', scopes: {}}}}
      """)
    let scheme = built.api.security.schemes.first { $0.id == "login" }
    #expect((scheme?.token?.sendsSecretInBody ?? false) == isPosted)
  }
}
