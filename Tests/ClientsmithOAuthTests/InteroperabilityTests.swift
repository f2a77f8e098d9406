import Crypto
import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithOAuth
@_spi(Generated) @testable import ClientsmithRuntime

/// Against an authorization server that is not ours: see `interop/README.md`. Each grant goes the way of generated code: a
/// scheme's credential on a connection, used by an operation with a security requirement.
@Suite(.enabled(if: AuthlibServer.url != nil, "run `interop/run`: it starts the authorization server"))
struct InteroperabilityTests {
  private let server = AuthlibServer()
  private let reading = SecurityRequirement("oauth", scopes: ["models.read"])

  private func connection(_ authenticator: any Authenticator) -> Connection {
    Connection(
      description: APIDescription(name: "Authlib", version: "1", security: [reading]), server: server.url,
      credentials: [Credential(scheme: "oauth", authenticator)])
  }

  /// What the protected resource says about the token it was called with.
  private func models(_ connection: Connection) async throws -> JSONValue {
    try await connection.value(OperationRequest("listModels", .get, "/api/models", .default))
  }

  private func client(_ authentication: any ClientAuthentication, id: String) -> OAuthClient {
    OAuthClient(
      id: id, authentication: authentication,
      discovering: MetadataDiscovery(url: "/.well-known/oauth-authorization-server"))
  }

  private func publicClient() async throws -> OAuthClient {
    let id = "app-\(UUID().uuidString)"
    try await server.register(id, method: "none")
    return client(.none, id: id)
  }

  @Test(arguments: ["client_secret_basic", "client_secret_post"])
  func clientCredentials(method: String) async throws {
    let id = "service \(method)+%:"
    let secret = "s€cret +&%:="
    try await server.register(id, method: method, secret: secret)
    let authentication: ClientSecret = method == "client_secret_basic" ? .basic(Secret(secret)) : .post(Secret(secret))
    let authenticator = TokenAuthenticator(
      ClientCredentialsGrant(client(authentication, id: id), scopes: ["models.read", "models.generate"]))
    let connection = connection(authenticator)
    let answer = try await models(connection)
    #expect(answer["client"]?.stringValue == id)
    #expect(answer["scope"]?.stringValue == "models.read models.generate")
    _ = try await models(connection)
    #expect(try await server.log(of: id) == ["issued client_credentials"])
  }

  @Test func clientCredentialsWithASignedAssertion() async throws {
    let key = P256.Signing.PrivateKey()
    try await server.register("signer", method: "private_key_jwt", key: key.publicKey.pemRepresentation)
    let authentication = PrivateKeyJWT(try .es256(pem: Secret(key.pemRepresentation)))
    let grant = ClientCredentialsGrant(client(authentication, id: "signer"), scopes: ["models.read"])
    #expect(try await models(connection(TokenAuthenticator(grant)))["client"]?.stringValue == "signer")
  }

  @Test func aWrongSecretIsATypedErrorAndIsNotRepeated() async throws {
    try await server.register("careless", method: "client_secret_post", secret: "right")
    let grant = ClientCredentialsGrant(client(.post("wrong"), id: "careless"))
    let connection = connection(TokenAuthenticator(grant))
    do {
      _ = try await models(connection)
      Issue.record("a token was given")
    } catch let error as APIError<JSONValue> {
      let cause = try #require(error.underlying as? AuthenticationError)
      #expect(cause.kind == .refused)
      #expect(cause.code == "invalid_client")
    }
  }

  @Test func aScopeThatWasNotGrantedIsAnErrorBeforeSending() async throws {
    try await server.register("modest", method: "client_secret_basic", secret: "s")
    let grant = ClientCredentialsGrant(client(.basic("s"), id: "modest"), scopes: ["models.generate"])
    do {
      _ = try await models(connection(TokenAuthenticator(grant)))
      Issue.record("the call was made")
    } catch let error as APIError<JSONValue> {
      #expect((error.underlying as? AuthenticationError)?.missingScopes == ["models.read"])
    }
  }

  @Test func passwordAndRotatingRefresh() async throws {
    let client = try await publicClient()
    let store = MemoryTokenStore()
    let authenticator = TokenAuthenticator(
      PasswordGrant(client, username: "ada", password: "pässword+&", scopes: ["models.read"]), store: store)
    let connection = connection(authenticator)
    #expect(try await models(connection)["user"]?.stringValue == "ada")
    for _ in 0..<3 {
      // The server forgets the access token: the call is refused, the token refreshed, the call made again.
      try await server.expire(client.id)
      #expect(try await models(connection)["user"]?.stringValue == "ada")
    }
    #expect(
      try await server.log(of: client.id) == [
        "issued password", "issued refresh_token", "issued refresh_token", "issued refresh_token",
      ])
  }

  @Test func authorizationCodeWithPKCEOverALoopbackRedirect() async throws {
    let client = try await publicClient()
    let grant = AuthorizationCodeGrant(client, scopes: ["models.read"]) { url in
      Task { _ = try await fetch(url) }
    }
    let connection = connection(TokenAuthenticator(grant))
    #expect(try await models(connection)["user"]?.stringValue == "ada")
    try await server.expire(client.id)
    #expect(try await models(connection)["user"]?.stringValue == "ada")
    #expect(try await server.log(of: client.id) == ["issued authorization_code", "issued refresh_token"])
  }

  @Test func deviceAuthorization() async throws {
    let client = try await publicClient()
    let server = server
    let grant = DeviceAuthorizationGrant(client, scopes: ["models.read"]) { authorization in
      #expect(authorization.verificationURL == server.url + "/activate")
      try await server.activate(authorization.userCode)
    }
    #expect(try await models(connection(TokenAuthenticator(grant)))["user"]?.stringValue == "ada")
  }

  @Test func aPersonWhoRefusesADevice() async throws {
    let client = try await publicClient()
    let server = server
    let grant = DeviceAuthorizationGrant(client, scopes: ["models.read"]) { authorization in
      try await server.activate(authorization.userCode, deny: true)
    }
    do {
      _ = try await models(connection(TokenAuthenticator(grant)))
      Issue.record("a token was given")
    } catch let error as APIError<JSONValue> {
      #expect((error.underlying as? AuthenticationError)?.kind == .authorizationFailed)
    }
  }

  @Test func tokensAreRevokedAsTheServerSeesIt() async throws {
    let client = try await publicClient()
    let store = MemoryTokenStore()
    let authenticator = TokenAuthenticator(
      PasswordGrant(client, username: "ada", password: "pässword+&", scopes: ["models.read"]), store: store)
    let connection = connection(authenticator)
    _ = try await models(connection)
    let key = TokenKey(origin: server.url, scheme: "oauth", account: authenticator.source.account)
    let tokens = try #require(try await store.load(key))
    #expect(try await server.introspect(tokens.accessToken, client: client.id)["active"]?.boolValue == true)
    try await connection.signOut()
    #expect(try await server.introspect(tokens.accessToken, client: client.id)["active"]?.boolValue == false)
    #expect(try await store.load(key) == nil)
  }
}
