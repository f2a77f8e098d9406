import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// Two people, two servers and two secrets over every grant and every store: each has a session of his own, whoever came before
/// and whoever comes at the same time.
@Suite(.timeLimit(.minutes(25))) struct SessionMatrixTests {
  /// Who asks for what.
  struct Caller: Sendable, Hashable {
    let person: String
    let server: String
    let secret: String

    static let all = ["ada", "eve"].flatMap { person in
      ["https://api.example.com", "https://staging.example.com/v1"].flatMap { server in
        ["one", "two"].map { Caller(person: person, server: server, secret: $0) }
      }
    }
  }

  enum Grant: String, Sendable, CaseIterable {
    case login, namelessLogin, toldLogin, givenSession, password, clientCredentials, refreshToken, namedRefreshToken
    case authorizationCode, device

    /// What the token of this caller's is; everything that went into it is in it.
    func authenticator(_ caller: Caller) -> TokenAuthenticator {
      let (person, secret) = (caller.person, Secret(caller.secret))
      func client(_ authentication: any ClientAuthentication = .post("app-secret"), id: String = "app") -> OAuthClient {
        OAuthClient(
          id: id, authentication: authentication,
          endpoints: OAuthEndpoints(
            token: "/token", authorization: "/authorize", deviceAuthorization: "/device/\(person)"))
      }
      func login(_ fields: [TokenField], account: String? = nil) -> TokenAuthenticator {
        TokenAuthenticator(
          TokenExchange(
            acquire: TokenOperation("login", .post, "/login", fields: fields, encoding: .form, token: "/access_token"),
            account: account))
      }
      switch self {
      case .login: return login([TokenField("username", person), TokenField("password", secret)])
      case .namelessLogin: return login([TokenField("token", "\(person) \(caller.secret)")])
      case .toldLogin: return login([TokenField("token", "\(person) \(caller.secret)")], account: person)
      case .givenSession:
        return TokenAuthenticator(
          TokenExchange(
            refresh: TokenOperation(
              "refresh", .post, "/refresh", refreshTokenField: .body("given"), encoding: .form, token: "/access_token"),
            initialRefreshToken: Secret("\(person) \(caller.secret)")))
      case .password: return TokenAuthenticator(PasswordGrant(client(), username: person, password: secret))
      case .clientCredentials: return TokenAuthenticator(ClientCredentialsGrant(client(.post(secret), id: person)))
      case .refreshToken:
        return TokenAuthenticator(RefreshTokenGrant(client(), refreshToken: Secret("\(person) \(caller.secret)")))
      case .namedRefreshToken:
        return TokenAuthenticator(
          RefreshTokenGrant(client(), account: person, refreshToken: Secret("\(person) \(caller.secret)")))
      case .authorizationCode:
        return TokenAuthenticator(
          AuthorizationCodeGrant(client(.post(secret)), account: person, redirectURI: "app://cb") { url in
            let state = URLComponents(string: url)?.queryItems?.first { $0.name == "state" }?.value ?? ""
            return "app://cb?code=\(person)&state=\(state)"
          })
      case .device: return TokenAuthenticator(DeviceAuthorizationGrant(client(.post(secret)), account: person) { _ in })
      }
    }
  }

  enum Store: String, Sendable, CaseIterable {
    case memory, file, careless

    func make(_ folder: String) -> any TokenStore {
      switch self {
      case .memory: MemoryTokenStore()
      case .file: FileTokenStore(path: folder + "/tokens.json")
      case .careless: CarelessStore()
      }
    }
  }

  /// A store that forgets whose tokens it was given and hands out the last ones to everybody.
  private actor CarelessStore: TokenStore {
    private var tokens: TokenSet?
    private let turns = SessionTurns()

    func load(_ key: SessionKey) async throws -> TokenSet? { tokens }
    func save(_ tokens: TokenSet, for key: SessionKey) async throws { self.tokens = tokens }
    func remove(_ key: SessionKey) async throws { tokens = nil }
    func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
  }

  /// Answers with a token in which the server's name and all that was sent are to be found again.
  private let service = TokenService { request, body, _ in
    if request.path?.hasPrefix("/device") == true || request.path?.hasPrefix("/v1/device") == true {
      let person = request.path?.split(separator: "/").last ?? ""
      return TokenService.json(
        200, #"{"device_code":"\#(person)","user_code":"u","verification_uri":"https://v","interval":1}"#)
    }
    let words = (body.removingPercentEncoding ?? body).split { !$0.isLetter }.filter {
      ["ada", "eve", "one", "two"].contains($0)
    }
    let server = request.authority?.contains("staging") == true ? "staging" : "production"
    return TokenService.token("\(server)." + Set(words).sorted().joined(separator: "."), expiresIn: 3600)
  }

  private func context(_ caller: Caller, _ store: any TokenStore) -> AuthorizationContext {
    let services = service.services
    return AuthorizationContext(
      AuthorizationServices(
        name: "Example", serverURL: caller.server, environment: services.environment, tokenStore: store,
        send: services.send), operationID: "getThing", scheme: "session")
  }

  private func expected(_ caller: Caller) -> String {
    let server = caller.server.contains("staging") ? "staging" : "production"
    return "Bearer \(server).\([caller.person, caller.secret].sorted().joined(separator: "."))"
  }

  @Test(arguments: Grant.allCases, Store.allCases)
  func everybodyHasHisOwn(grant: Grant, store: Store) async throws {
    let folder = TemporaryFolder()
    let shared = store.make(folder.path + "/private")
    // One after the other, twice, then all at once: each time with credentials made anew.
    for _ in 0..<2 {
      for caller in Caller.all {
        let header = try await service.authorize(grant.authenticator(caller), context(caller, shared)).header
        #expect(header == expected(caller))
      }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for caller in Caller.all {
        group.addTask {
          let header = try await service.authorize(grant.authenticator(caller), context(caller, shared)).header
          #expect(header == expected(caller))
        }
      }
      try await group.waitForAll()
    }
  }

  /// Who comes again with all that he had before is given his session without being asked for anything.
  @Test(arguments: Grant.allCases, [Store.memory, .file])
  func whoComesAgainGoesOn(grant: Grant, store: Store) async throws {
    let folder = TemporaryFolder()
    let shared = store.make(folder.path + "/private")
    for caller in Caller.all where caller.secret == "one" {
      _ = try await service.authorize(grant.authenticator(caller), context(caller, shared))
    }
    let count = service.count
    for caller in Caller.all where caller.secret == "one" {
      let header = try await service.authorize(grant.authenticator(caller), context(caller, shared)).header
      #expect(header == expected(caller))
    }
    #expect(service.count == count)
  }

  /// One value that is used with two servers has two sessions.
  @Test(arguments: Grant.allCases)
  func oneValueAtTwoServers(grant: Grant) async throws {
    let store = MemoryTokenStore()
    let callers = Caller.all.filter { $0.person == "ada" && $0.secret == "one" }
    let value = grant.authenticator(callers[0])
    for _ in 0..<2 {
      for caller in callers {
        #expect(try await service.authorize(value, context(caller, store)).header == expected(caller))
      }
    }
  }

  /// A wrong password is refused by the service, not answered out of the store; the right one's session stays.
  @Test(arguments: Store.allCases)
  func aWrongPasswordGetsNobodysSession(store: Store) async throws {
    let folder = TemporaryFolder()
    let shared = store.make(folder.path + "/private")
    service.answers { _, body, count in
      body.contains("right") ? TokenService.token("t\(count)", expiresIn: 3600) : TokenService.json(401, "{}")
    }
    func login(_ password: Secret) -> TokenAuthenticator {
      TokenAuthenticator(
        TokenExchange(
          acquire: TokenOperation(
            "login", .post, "/login", fields: [TokenField("username", "ada"), TokenField("password", password)],
            token: "/access_token")))
    }
    let context = context(Caller(person: "ada", server: "https://api.example.com", secret: ""), shared)
    #expect(try await service.authorize(login("right"), context).header == "Bearer t1")
    let error = await authenticationError { _ = try await service.authorize(login("wrong"), context) }
    #expect(error?.kind == .refused)
    #expect(try await service.authorize(login("right"), context).header == "Bearer t1")
    #expect(service.count == 2)
  }

  @Test func anInteractiveSignInMustBeSomebodys() async throws {
    let client = OAuthClient(id: "app", endpoints: OAuthEndpoints(token: "/token", deviceAuthorization: "/device"))
    let grant = DeviceAuthorizationGrant(client, account: "") { _ in Issue.record("a person was asked") }
    let error = await authenticationError { _ = try await service.authorize(TokenAuthenticator(grant)) }
    #expect(error?.kind == .malformedCredential)
    #expect(service.count == 0)
  }
}
