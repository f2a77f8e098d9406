import Authlib
import ClientsmithOAuth
import ClientsmithRuntime
import Crypto
import Foundation
import Testing

/// Against an authorization server that is not ours: see `interop/README.md`. The client is generated from
/// `interop/openapi.yaml` and its credentials are used as they are, so that each grant goes the way that a document's security
/// schemes take.
@Suite(
  .enabled(if: AuthlibServer.url != nil, "run `interop/run`: it starts the authorization server"),
  .timeLimit(.minutes(25)))
struct InteroperabilityTests {
  private let server = AuthlibServer()
  private let password = "pässword+&"

  private func api(
    _ credentials: AuthlibClient.Credentials, store: any TokenStore = MemoryTokenStore()
  ) -> AuthlibClient {
    var configuration = ClientConfiguration.default
    configuration.tokenStore = store
    return AuthlibClient(credentials: credentials, server: .custom(server.url), configuration: configuration)
  }

  private func newClient(_ method: String = "none", secret: String = "") async throws -> String {
    let id = "app-\(UUID().uuidString)"
    try await server.register(id, method: method, secret: secret)
    return id
  }

  /// What a call that must fail says about authentication.
  private func failure(_ body: () async throws -> Void) async throws -> AuthenticationError {
    do {
      try await body()
    } catch let error as AuthlibClient.Error {
      return try #require(error.underlying as? AuthenticationError)
    }
    throw CancellationError()
  }

  // MARK: Programs

  @Test func clientCredentials() async throws {
    let id = "service+%:"
    let secret = "s€cret +&%:="
    try await server.register(id, method: "client_secret_basic", secret: secret)
    let api = api(.clientCredentials(id: id, secret: secret, scopes: ["models.read", "models.generate"]))
    let caller = try await api.models.list()
    #expect(caller.client == id)
    #expect(caller.scope == "models.read models.generate")
    #expect(try await api.models.generate().ok)
    #expect(try await server.log(of: id) == ["issued client_credentials"])
  }

  @Test func clientCredentialsInTheForm() async throws {
    let secret = "s€cret +&%:="
    let id = try await newClient("client_secret_post", secret: secret)
    let bySchema = api(.postingClientCredentials(id: id, secret: secret, scopes: ["models.read"]))
    #expect(try await bySchema.models.list().client == id)
    let byHand = api(.clientCredentials(id: id, authentication: .post(Secret(secret)), scopes: ["models.read"]))
    #expect(try await byHand.models.list().client == id)
  }

  @Test func clientCredentialsWithASignedAssertion() async throws {
    let key = P256.Signing.PrivateKey()
    try await server.register("signer", method: "private_key_jwt", key: key.publicKey.pemRepresentation)
    let authentication = PrivateKeyJWT(try .es256(pem: Secret(key.pemRepresentation)))
    let api = api(.clientCredentials(id: "signer", authentication: authentication, scopes: ["models.read"]))
    #expect(try await api.models.list().client == "signer")
  }

  @Test func aWrongSecretIsATypedErrorAndIsNotRepeated() async throws {
    let id = try await newClient("client_secret_basic", secret: "right")
    let error = try await failure {
      _ = try await api(.clientCredentials(id: id, secret: "wrong")).models.list()
    }
    #expect(error.kind == .refused)
    #expect(error.code == "invalid_client")
  }

  @Test func aScopeThatWasNotGrantedIsAnErrorBeforeSending() async throws {
    let id = try await newClient("client_secret_basic", secret: "s")
    let api = api(.clientCredentials(id: id, secret: "s", scopes: [AuthlibClient.Scopes.modelsRead]))
    _ = try await api.models.list()
    let error = try await failure { _ = try await api.models.generate() }
    #expect(error.kind == .missingScope)
    #expect(error.missingScopes == [AuthlibClient.Scopes.modelsGenerate])
    #expect(error.status == nil)
  }

  @Test func insufficientScopeFromTheServerIsTheSameError() async throws {
    let id = try await newClient("client_secret_basic", secret: "s")
    let store = MemoryTokenStore()
    let source = api(.clientCredentials(id: id, secret: "s", scopes: ["models.read"]), store: store)
    _ = try await source.models.list()
    let token = try #require(try await server.lastToken(of: id))
    // Nothing is known of the scopes of a token from elsewhere.
    let error = try await failure { _ = try await api(.accessToken(token)).models.generate() }
    #expect(error.kind == .missingScope)
    #expect(error.status == 403)
  }

  // MARK: Passwords and refreshing

  @Test func passwordAndRotatingRefresh() async throws {
    let id = try await newClient("client_secret_basic", secret: "s")
    let api = api(.password(id: id, secret: "s", username: "ada", password: password, scopes: ["models.read"]))
    #expect(try await api.models.list().user == "ada")
    for _ in 0..<3 {
      // The server forgets the access token: the call is refused, the token refreshed, the call made again.
      try await server.expire(id)
      #expect(try await api.models.list().user == "ada")
    }
    #expect(
      try await server.log(of: id) == ["issued password"] + Array(repeating: "issued refresh_token", count: 3))
  }

  @Test func passwordForAPublicClient() async throws {
    let id = try await newClient()
    let api = api(.password(id: id, username: "ada", password: password, scopes: ["models.read"]))
    #expect(try await api.models.list().user == "ada")
  }

  @Test func anEarlierSignInIsGoneOnWith() async throws {
    let id = try await newClient()
    _ = try await api(.password(id: id, username: "ada", password: password, scopes: ["models.read"])).models.list()
    let token = try #require(try await server.lastToken(of: id, refresh: true))
    let store = MemoryTokenStore()
    for _ in 0..<2 {
      #expect(try await api(.refreshToken(token, id: id), store: store).models.list().user == "ada")
    }
    #expect(try await server.log(of: id) == ["issued password", "issued refresh_token"])
  }

  @Test func aStolenRefreshTokenThatIsUsedAgainEndsTheSession() async throws {
    let id = try await newClient()
    let owner = api(.password(id: id, username: "ada", password: password, scopes: ["models.read"]))
    _ = try await owner.models.list()
    let stolen = try #require(try await server.lastToken(of: id, refresh: true))
    try await server.expire(id)
    _ = try await owner.models.list()
    let error = try await failure { _ = try await api(.refreshToken(stolen, id: id)).models.list() }
    #expect(error.kind == .signInRequired)
    #expect(error.code == "invalid_grant")
    // The family is dead: the owner's program logs in again, because it can.
    #expect(try await owner.models.list().user == "ada")
    #expect(try await server.log(of: id).filter { $0 == "issued password" }.count == 2)
  }

  // MARK: People

  @Test func authorizationCodeWithPKCEOverALoopbackRedirect() async throws {
    let id = try await newClient()
    let api = api(
      .authorizationCode(id: id, account: "ada", scopes: ["models.read"]) { url in Task { _ = try await fetch(url) } })
    #expect(try await api.models.list().user == "ada")
    try await server.expire(id)
    #expect(try await api.models.list().user == "ada")
    #expect(try await server.log(of: id) == ["issued authorization_code", "issued refresh_token"])
  }

  @Test func authorizationCodeForAConfidentialClientWithItsOwnBrowserView() async throws {
    let id = try await newClient("client_secret_basic", secret: "s")
    let api = api(
      .authorizationCode(
        id: id, account: "ada", authentication: .basic("s"), scopes: ["models.read"],
        redirectURI: "http://127.0.0.1:1/callback",
        authorize: redirect(of:)))
    #expect(try await api.models.list().user == "ada")
  }

  @Test func authorizationCodeInTwoStepsAsAWebServerDoes() async throws {
    let id = try await newClient()
    let client = AuthlibClient.Credentials.oauthClient(id: id)
    let flow = AuthorizationCodeFlow(
      client: client, redirectURI: "http://127.0.0.1:1/callback", scopes: ["models.read"])
    let context = api(.accessToken("")).connection.authorizationContext(scheme: "oauth")
    let pending = try await flow.start(for: context)
    let tokens = try await flow.finish(redirect(of: pending.url), of: pending, for: context)
    let credential = Credential(scheme: "oauth", TokenAuthenticator(RefreshTokenGrant(client, tokens: tokens)))
    #expect(try await api(.init([credential])).models.list().user == "ada")
  }

  @Test func deviceAuthorization() async throws {
    let id = try await newClient()
    let server = server
    let api = api(
      .deviceAuthorization(id: id, account: "ada", scopes: ["models.read"]) { authorization in
        #expect(authorization.verificationURL == server.url + "/activate")
        try await server.activate(authorization.userCode)
      })
    #expect(try await api.models.list().user == "ada")
  }

  @Test func aPersonWhoRefusesADevice() async throws {
    let id = try await newClient()
    let server = server
    let api = api(
      .deviceAuthorization(id: id, account: "ada", scopes: ["models.read"]) { authorization in
        try await server.activate(authorization.userCode, deny: true)
      })
    let error = try await failure { _ = try await api.models.list() }
    #expect(error.kind == .authorizationFailed)
    #expect(error.code == "access_denied")
  }

  // MARK: Discovery and giving back

  @Test func everyFlowOfADiscoveredServer() async throws {
    let service = try await newClient("client_secret_basic", secret: "s")
    let program = api(.discoveredClientCredentials(id: service, secret: "s", scopes: ["models.read"]))
    #expect(try await program.models.list().client == service)
    let id = try await newClient()
    let browser = api(
      .discoveredAuthorizationCode(id: id, account: "ada", scopes: ["models.read"]) { url in
        Task { _ = try await fetch(url) }
      })
    #expect(try await browser.models.list().user == "ada")
    let server = server
    let device = api(
      .discoveredDeviceAuthorization(id: id, account: "ada", scopes: ["models.read"]) { authorization in
        try await server.activate(authorization.userCode)
      })
    #expect(try await device.models.list().user == "ada")
    #expect(try await server.log(of: "/.well-known/openid-configuration").isEmpty == false)
  }

  @Test func tokensAreRevokedWhereTheMetadataSaysAsTheServerSeesIt() async throws {
    let id = try await newClient()
    let api = api(.describedPassword(id: id, username: "ada", password: password, scopes: ["models.read"]))
    #expect(try await api.models.list().user == "ada")
    let token = try #require(try await server.lastToken(of: id))
    #expect(try await server.introspect(token, client: id)["active"]?.boolValue == true)
    try await api.connection.signOut()
    #expect(try await server.introspect(token, client: id)["active"]?.boolValue == false)
    #expect(try await server.log(of: "/.well-known/oauth-authorization-server").isEmpty == false)
  }
}
