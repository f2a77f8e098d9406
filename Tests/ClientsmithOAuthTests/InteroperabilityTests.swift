import Authlib
import ClientsmithRuntime
import Crypto
import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithOAuth

/// Against an authorization server that is not ours: see `interop/README.md`. The client is generated from
/// `interop/openapi.yaml`, so that each grant goes the way that a document's security schemes take.
@Suite(.enabled(if: AuthlibServer.url != nil, "run `interop/run`: it starts the authorization server"))
struct InteroperabilityTests {
  private let server = AuthlibServer()

  private func api(
    _ credentials: AuthlibClient.Credentials, store: any TokenStore = MemoryTokenStore()
  ) -> AuthlibClient {
    var configuration = ClientConfiguration.default
    configuration.tokenStore = store
    return AuthlibClient(credentials: credentials, server: .custom(server.url), configuration: configuration)
  }

  private func client(_ authentication: any ClientAuthentication, id: String) -> OAuthClient {
    OAuthClient(
      id: id, authentication: authentication,
      discovering: MetadataDiscovery(url: "/.well-known/oauth-authorization-server"))
  }

  private func newClient(_ method: String = "none", secret: String = "") async throws -> String {
    let id = "app-\(UUID().uuidString)"
    try await server.register(id, method: method, secret: secret)
    return id
  }

  private func credential(_ source: any TokenSource) -> AuthlibClient.Credentials {
    AuthlibClient.Credentials([Credential(scheme: "oauth", TokenAuthenticator(source))])
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
    let id = try await newClient("client_secret_post", secret: "s€cret +&%:=")
    let grant = ClientCredentialsGrant(client(.post("s€cret +&%:="), id: id), scopes: ["models.read"])
    #expect(try await api(credential(grant)).models.list().client == id)
  }

  @Test func clientCredentialsWithASignedAssertion() async throws {
    let key = P256.Signing.PrivateKey()
    try await server.register("signer", method: "private_key_jwt", key: key.publicKey.pemRepresentation)
    let authentication = PrivateKeyJWT(try .es256(pem: Secret(key.pemRepresentation)))
    let grant = ClientCredentialsGrant(client(authentication, id: "signer"), scopes: ["models.read"])
    #expect(try await api(credential(grant)).models.list().client == "signer")
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
    let api = api(.clientCredentials(id: id, secret: "s", scopes: ["models.read"]))
    _ = try await api.models.list()
    let error = try await failure { _ = try await api.models.generate() }
    #expect(error.kind == .missingScope)
    #expect(error.missingScopes == [AuthlibClient.Scopes.modelsGenerate])
    #expect(error.status == nil)
  }

  @Test func passwordAndRotatingRefresh() async throws {
    let id = try await newClient("client_secret_basic", secret: "s")
    let api = api(
      .password(id: id, secret: "s", username: "ada", password: "pässword+&", scopes: ["models.read"]))
    #expect(try await api.models.list().user == "ada")
    for _ in 0..<3 {
      // The server forgets the access token: the call is refused, the token refreshed, the call made again.
      try await server.expire(id)
      #expect(try await api.models.list().user == "ada")
    }
    #expect(
      try await server.log(of: id) == ["issued password"] + Array(repeating: "issued refresh_token", count: 3))
  }

  @Test func authorizationCodeWithPKCEOverALoopbackRedirect() async throws {
    let id = try await newClient()
    let grant = AuthorizationCodeGrant(client(.none, id: id), scopes: ["models.read"]) { url in
      Task { _ = try await fetch(url) }
    }
    let api = api(.authorizationCode(grant))
    #expect(try await api.models.list().user == "ada")
    try await server.expire(id)
    #expect(try await api.models.list().user == "ada")
    #expect(try await server.log(of: id) == ["issued authorization_code", "issued refresh_token"])
  }

  @Test func deviceAuthorization() async throws {
    let id = try await newClient()
    let server = server
    let api = api(
      .deviceAuthorization(id: id, scopes: ["models.read"]) { authorization in
        #expect(authorization.verificationURL == server.url + "/activate")
        try await server.activate(authorization.userCode)
      })
    #expect(try await api.models.list().user == "ada")
  }

  @Test func aPersonWhoRefusesADevice() async throws {
    let id = try await newClient()
    let server = server
    let api = api(
      .deviceAuthorization(id: id, scopes: ["models.read"]) { authorization in
        try await server.activate(authorization.userCode, deny: true)
      })
    let error = try await failure { _ = try await api.models.list() }
    #expect(error.kind == .authorizationFailed)
    #expect(error.code == "access_denied")
  }

  @Test func tokensAreRevokedAsTheServerSeesIt() async throws {
    let id = try await newClient()
    let grant = PasswordGrant(
      client(.none, id: id), username: "ada", password: "pässword+&", scopes: ["models.read"])
    let store = MemoryTokenStore()
    let api = api(credential(grant), store: store)
    _ = try await api.models.list()
    let key = TokenKey(origin: server.url, scheme: "oauth", account: grant.account)
    let tokens = try #require(try await store.load(key))
    #expect(try await server.introspect(tokens.accessToken, client: id)["active"]?.boolValue == true)
    try await api.connection.signOut()
    #expect(try await server.introspect(tokens.accessToken, client: id)["active"]?.boolValue == false)
    #expect(try await store.load(key) == nil)
  }
}
