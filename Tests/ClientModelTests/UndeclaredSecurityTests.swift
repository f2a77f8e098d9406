import Testing

@testable import ClientModel

/// What documents do not say of credentials, or say in prose only.
@Suite struct UndeclaredSecurityTests {
  private static let paths = "paths: {/a: {get: {operationId: a, responses: {'204': {description: ok}}}}}\n"

  private func calls(_ built: Built) -> [String] {
    built.api.security.credentials.map { constructor in
      "\(constructor.name)(\(constructor.parameters.map { ($0.label ?? "_") + ":" }.joined()))"
    }
  }

  private func alternatives(_ built: Built) -> [[String]] {
    built.api.security.requirements.map { $0.schemes.map(\.scheme) }
  }

  @Test("A document whose prose speaks of a token takes one, and says what it lacks")
  func prose() throws {
    let built = try build(
      Self.paths + "tags: [{name: x, description: Send your access token in the Authorization header.}]")
    #expect(built.findings == ["undeclared-security"])
    #expect(calls(built) == ["bearer(_:)", "bearer(provider:)", "header(_:_:)"])
    #expect(alternatives(built) == [["undeclaredBearer"], ["undeclaredHeader"], []])
    #expect(built.diagnostics.first?.help?.contains("{type: http, scheme: bearer}") == true)
    #expect(built.diagnostics.first?.help?.contains("`security: bearer`") == true)
  }

  @Test("A header parameter that carries the credential says it, too")
  func parameters() throws {
    let built = try build(
      "paths: {/a: {get: {operationId: a, parameters: [{name: Authorization, in: header, schema: {type: string}}], responses: {'204': {description: ok}}}}}"
    )
    #expect(built.findings.contains("undeclared-security"))
    let key = try build(
      "paths: {/a: {get: {operationId: a, description: Needs an API key., parameters: [{name: X-Api-Key, in: header, schema: {type: string}}], responses: {'204': {description: ok}}}}}"
    )
    #expect(key.diagnostics.first?.help?.contains("{type: apiKey, in: header, name: X-Api-Key}") == true)
  }

  @Test("A public service stays one")
  func open() throws {
    #expect(try build(Self.paths).findings.isEmpty)
    let built = try build(Self.paths + "tags: [{name: x, description: No authentication is needed.}]")
    #expect(built.findings.isEmpty && built.api.security.credentials.isEmpty)
    #expect(
      try build("security: []\n" + Self.paths + "tags: [{name: x, description: An API key.}]").findings.isEmpty)
  }

  @Test("Schemes that no operation demands are offered, and nothing is asked for")
  func undemanded() throws {
    let built = try build(
      Self.paths
        + "components: {securitySchemes: {token: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}}"
    )
    #expect(built.findings == ["undeclared-security"])
    #expect(alternatives(built) == [["token"], ["key"], []])
    #expect(
      built.diagnostics.first?.help == "say it in an overlay: {target: $, update: {security: [{token: []}, {key: []}]}}"
    )
  }

  @Test("The configuration says it")
  func configured() throws {
    var configuration = ModelConfiguration()
    configuration.security = [.key(name: "X-Key", location: .header, prefix: "Key "), .bearer]
    let built = try build(
      Self.paths + "tags: [{name: x, description: An API key.}]", configuration: configuration)
    #expect(built.findings.isEmpty)
    #expect(calls(built) == ["apiKey(_:)", "bearer(_:)", "bearer(provider:)"])
    #expect(alternatives(built) == [["apiKey"], ["undeclaredBearer"]])
    configuration.security = [.scheme("tokn")]
    let misspelt = try build(
      Self.paths + "components: {securitySchemes: {token: {type: http, scheme: bearer}}}", configuration: configuration)
    #expect(misspelt.findings == ["unknown-target"])
    #expect(misspelt.diagnostics.first?.help == "did you mean `token`?")
  }

  @Test("A parameter that is the configured key is sent by the credential alone")
  func configuredParameter() throws {
    var configuration = ModelConfiguration()
    configuration.security = [.key(name: "X-Key", location: .header, prefix: nil)]
    let built = try build(
      "paths: {/a: {get: {operationId: a, parameters: [{name: x-key, in: header, required: true, schema: {type: string}}, {name: X-Key, in: query, schema: {type: string}}], responses: {'204': {description: ok}}}}}",
      configuration: configuration)
    #expect(built.operation("a")?.parameters.map(\.location) == [.query])
  }

  @Test(
    "The prefix that a description demands is put before the key",
    arguments: [
      ("Use `Authorization: Token token=<your key>`", "Token token="), ("`Token token=abc`", "Token token="),
      ("Send Authorization: Bearer {token}", "Bearer "), ("Prefix the key with \"Token\".", "Token "),
      ("The value is `ApiKey <key>`.", "ApiKey "), ("A Bearer token.", "Bearer "),
      ("'Authorization: Basic dXNlcjpwYXNz'", "Basic "), ("Authorization: the key itself", nil), ("Your key.", nil),
      ("Set the header `Authorization: SSWS ${api_key}`", "SSWS "),
    ] as [(String, String?)])
  func prefix(description: String, prefix: String?) {
    #expect(KeyPrefix.demanded(by: description, isAuthorization: true) == prefix)
    #expect(KeyPrefix.demanded(by: description, isAuthorization: false) == nil)
  }

  @Test(
    "Credentials and variables are called what a person would call them",
    arguments: [
      ("ApiKeyAuth", "{type: apiKey, in: header, name: X-Key}", "apiKey(_:)", ["OPENPETS_API_KEY"]),
      ("api_key", "{type: apiKey, in: header, name: X-Key}", "apiKey(_:)", ["OPENPETS_API_KEY"]),
      ("sessionAuth", "{type: apiKey, in: cookie, name: s}", "session(_:)", ["OPENPETS_SESSION"]),
      (
        "basicAuth", "{type: http, scheme: basic}", "basic(username:password:)",
        ["OPENPETS_BASIC_USERNAME", "OPENPETS_BASIC_PASSWORD"]
      ),
      (
        "basicAuth",
        "{type: http, scheme: basic, description: Use your Account ID as the username and your Auth Token as the password.}",
        "basic(accountID:authToken:)", ["OPENPETS_BASIC_ACCOUNT_ID", "OPENPETS_BASIC_AUTH_TOKEN"]
      ),
      (
        "basicAuth",
        "{type: http, scheme: basic, description: 'The username is your API key, and leave the password empty.'}",
        "apiKey(_:)", ["OPENPETS_API_KEY"]
      ),
      (
        "accountSid_authToken", "{type: http, scheme: basic}", "accountSidAuthToken(accountSid:authToken:)",
        ["OPENPETS_ACCOUNT_SID_AUTH_TOKEN_ACCOUNT_SID", "OPENPETS_ACCOUNT_SID_AUTH_TOKEN_AUTH_TOKEN"]
      ),
    ])
  func names(id: String, scheme: String, call: String, variables: [String]) throws {
    var configuration = ModelConfiguration()
    configuration.module = "OpenPetsAPI"
    let built = try build(
      "security: [{\(id): []}]\n" + Self.paths + "components: {securitySchemes: {\(id): \(scheme)}}",
      configuration: configuration)
    #expect(calls(built) == [call])
    #expect(built.api.security.credentials.first?.parameters.compactMap(\.environmentVariable) == variables)
  }

  @Test("Two schemes never share a variable")
  func variables() throws {
    let built = try build(
      """
      security: [{keyAuth: []}, {oauth: []}, {login: []}]
      paths:
        /login: {post: {operationId: login, requestBody: {content: {application/json: {schema: {type: object, required: [username, password], properties: {username: {type: string}, password: {type: string}}}}}}, responses: {'204': {description: ok}}}}
      components:
        securitySchemes:
          oauth: {type: oauth2, flows: {password: {tokenUrl: /t, scopes: {}}}}
          login: {type: http, scheme: bearer, x-clientsmith-token: {acquire: {operationId: login, token: $response.body#/t}}}
          keyAuth: {type: apiKey, in: header, name: X-Key}
          key_auth: {type: apiKey, in: query, name: key}
      """)
    var owners: [String: Set<String>] = [:]
    for constructor in built.api.security.credentials {
      for (index, parameter) in constructor.parameters.enumerated() {
        guard let variable = parameter.environmentVariable, let scheme = constructor.scheme(of: index) else { continue }
        owners[variable, default: []].insert(scheme)
      }
    }
    #expect(owners.values.allSatisfy { $0.count == 1 } && owners.keys.contains("SHOP_LOGIN_USERNAME"))
  }
}
