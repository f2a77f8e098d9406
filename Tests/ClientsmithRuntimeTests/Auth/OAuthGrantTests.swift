import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct OAuthGrantTests {
  private let service = TokenService()
  private let endpoints = OAuthEndpoints(token: "/oauth/token", revocation: "https://login.example.com/revoke")

  private func client(
    _ authentication: any ClientAuthentication, separator: String = " ", parameters: [OAuthParameter] = []
  ) -> OAuthClient {
    OAuthClient(
      id: "the client", authentication: authentication, endpoints: endpoints, scopeSeparator: separator,
      parameters: parameters)
  }

  @Test func clientCredentialsWithBasic() async throws {
    let grant = ClientCredentialsGrant(client(.basic("s+e:c ret")), scopes: ["models.read", "models.generate"])
    #expect(try await service.authorize(TokenAuthenticator(grant)).header == "Bearer t1")
    let request = try #require(service.requests.first)
    // A relative endpoint is resolved against the server's URL: from its root when it begins with a slash.
    #expect(request.path == "/oauth/token")
    #expect(request.authority == "api.example.com")
    #expect(request.method == .post)
    #expect(request.headerFields[.contentType] == "application/x-www-form-urlencoded")
    #expect(
      request.headerFields[.authorization] == "Basic " + Data("the%20client:s%2Be%3Ac%20ret".utf8).base64EncodedString()
    )
    #expect(service.bodies == ["grant_type=client_credentials&scope=models.read+models.generate"])
  }

  @Test func clientCredentialsWithPostCommasAndAnAudience() async throws {
    let client = client(.post("secret"), separator: ",", parameters: [OAuthParameter("audience", "https://a/")])
    _ = try await service.authorize(TokenAuthenticator(ClientCredentialsGrant(client, scopes: ["a", "b"])))
    #expect(
      service.bodies == [
        "grant_type=client_credentials&scope=a%2Cb&audience=https%3A%2F%2Fa%2F&client_id=the+client&client_secret=secret"
      ])
  }

  @Test func clientCredentialsAreAskedForAgainNotRefreshed() async throws {
    service.answers { _, _, count in TokenService.token("t\(count)", refresh: "unwanted", expiresIn: 60) }
    let authenticator = TokenAuthenticator(ClientCredentialsGrant(client(.none)))
    _ = try await service.authorize(authenticator)
    service.advance(.seconds(61))
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
    #expect(service.bodies == Array(repeating: "grant_type=client_credentials&client_id=the+client", count: 2))
  }

  @Test func passwordThenRefresh() async throws {
    service.answers { _, _, count in TokenService.token("t\(count)", refresh: "r\(count)", expiresIn: 60) }
    let grant = PasswordGrant(client(.none), username: "ada", password: "pw", scopes: ["a"])
    let authenticator = TokenAuthenticator(grant)
    for _ in 0..<3 {
      _ = try await service.authorize(authenticator)
      service.advance(.seconds(61))
    }
    #expect(
      service.bodies == [
        "grant_type=password&username=ada&password=pw&scope=a&client_id=the+client",
        "grant_type=refresh_token&refresh_token=r1&client_id=the+client",
        "grant_type=refresh_token&refresh_token=r2&client_id=the+client",
      ])
    #expect(await authenticator.knownScopes(for: service.context) == ["a"])
  }

  @Test func anEarlierSignInIsGoneOnWith() async throws {
    service.answers { _, _, _ in
      TokenService.json(
        400, #"{"error":"invalid_grant","error_description":"revoked","error_uri":"https://e.example"}"#)
    }
    let tokens = TokenSet(accessToken: "a0", refreshToken: "r0", issuedAt: service.now, lifetime: .seconds(60))
    let authenticator = TokenAuthenticator(RefreshTokenGrant(client(.none), tokens: tokens))
    #expect(try await service.authorize(authenticator).header == "Bearer a0")
    service.advance(.seconds(61))
    let error = await authenticationError { _ = try await service.authorize(authenticator) }
    #expect(error?.kind == .signInRequired)
    #expect(error?.code == "invalid_grant")
    #expect(error?.detail == "revoked")
    #expect(error?.documentation == "https://e.example")
  }

  @Test func aRefusedClientDoesNotCostTheRefreshToken() async throws {
    service.answers { _, _, count in
      count == 1 ? TokenService.json(401, #"{"error":"invalid_client"}"#) : TokenService.token("t2", expiresIn: 60)
    }
    let authenticator = TokenAuthenticator(RefreshTokenGrant(client(.none), refreshToken: "r0"))
    _ = await authenticationError { _ = try await service.authorize(authenticator) }
    service.advance(.seconds(5))
    let second = await authenticationError { _ = try await service.authorize(authenticator) }
    #expect(second?.kind == .refused)
    #expect(service.count == 1)
    try await authenticator.signIn(for: service.context)
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
    #expect(service.bodies.last?.contains("refresh_token=r0") == true)
  }

  @Test func scopesThatTheServerGrantsCount() async throws {
    service.answers { _, _, _ in
      TokenService.json(200, #"{"access_token":"t","token_type":"bearer","scope":"a"}"#)
    }
    let authenticator = TokenAuthenticator(ClientCredentialsGrant(client(.none), scopes: ["a", "b"]))
    _ = try await service.authorize(authenticator)
    #expect(await authenticator.knownScopes(for: service.context) == ["a"])
  }

  @Test func anEmptyListOfScopesSaysNothing() async throws {
    service.answers { _, _, _ in
      TokenService.json(200, #"{"access_token":"t","token_type":"bearer","scope":""}"#)
    }
    let asking = TokenAuthenticator(ClientCredentialsGrant(client(.none), scopes: ["a", "b"]))
    _ = try await service.authorize(asking)
    #expect(await asking.knownScopes(for: service.context) == ["a", "b"])
    let silent = TokenAuthenticator(ClientCredentialsGrant(client(.none)))
    _ = try await service.authorize(silent)
    #expect(await silent.knownScopes(for: service.context) == nil)
    let login = TokenAuthenticator(
      TokenExchange(acquire: TokenOperation("login", .post, "/login", token: "/access_token", scopes: "/scope")))
    _ = try await service.authorize(login)
    #expect(await login.knownScopes(for: service.context) == nil)
  }

  @Test func aTokenOfAnUnknownTypeIsNotUsed() async {
    service.answers { _, _, _ in TokenService.json(200, #"{"access_token":"t","token_type":"mac"}"#) }
    let error = await authenticationError {
      _ = try await service.authorize(TokenAuthenticator(ClientCredentialsGrant(client(.none))))
    }
    #expect(error?.kind == .malformedAnswer)
  }

  @Test func aRefusalWithStatus200IsARefusal() async {
    service.answers { _, _, _ in TokenService.json(200, #"{"error":"bad_verification_code"}"#) }
    let error = await authenticationError {
      _ = try await service.authorize(TokenAuthenticator(ClientCredentialsGrant(client(.none))))
    }
    #expect(error?.kind == .refused)
    #expect(error?.code == "bad_verification_code")
  }

  @Test func tokensAreGivenBack() async throws {
    service.answers { _, _, _ in TokenService.token("a1", refresh: "r1", expiresIn: 60) }
    let authenticator = TokenAuthenticator(PasswordGrant(client(.none), username: "ada", password: "pw"))
    let credential = Credential(scheme: "session", authenticator)
    _ = try await service.authorize(authenticator)
    service.answers { _, _, _ in TokenService.json(200, "") }
    try await CredentialSet([credential]).revoke(service.services)
    #expect(service.requests.dropFirst().map(\.authority) == ["login.example.com", "login.example.com"])
    #expect(
      service.bodies.dropFirst() == [
        "token=r1&token_type_hint=refresh_token&client_id=the+client",
        "token=a1&token_type_hint=access_token&client_id=the+client",
      ])
  }

  @Test func signingOutWhileATokenIsRenewedLeavesNone() async throws {
    let store = MemoryTokenStore()
    let gate = Gate()
    service.answers { request, body, count in
      if body.contains("grant_type=refresh_token") { await gate.pass() }
      return request.path == "/revoke"
        ? TokenService.json(200, "") : TokenService.token("a\(count)", refresh: "r\(count)", expiresIn: 60)
    }
    let grant = PasswordGrant(client(.none), username: "ada", password: "pw")
    let authenticator = TokenAuthenticator(grant, store: store)
    _ = try await service.authorize(authenticator)
    service.advance(.seconds(61))
    let call = Task { try await service.authorize(authenticator) }
    while service.count < 2 { await Task.yield() }
    let leaving = Task { try await authenticator.revoke(for: service.context) }
    for _ in 0..<100 { await Task.yield() }
    await gate.open()
    _ = try? await call.value
    try await leaving.value
    #expect(service.bodies.contains { $0.hasPrefix("token=r2&") })
    #expect(try await store.load(authenticator.session(for: service.context).key) == nil)
  }

  /// What one client of a store gives back, another does not renew from its memory.
  @Test func signingOutInOneClientEndsTheSessionOfAllWhoShareItsStore() async throws {
    let store = MemoryTokenStore()
    service.answers { request, _, count in
      request.path == "/revoke"
        ? TokenService.json(200, "") : TokenService.token("a\(count)", refresh: "r\(count)", expiresIn: 60)
    }
    let grant = PasswordGrant(client(.none), username: "ada", password: "pw")
    let one = TokenAuthenticator(grant, store: store)
    let other = TokenAuthenticator(grant, store: store)
    _ = try await service.authorize(one)
    _ = try await service.authorize(other)
    #expect(service.count == 1)
    try await one.revoke(for: service.context)
    service.advance(.seconds(61))
    _ = try await service.authorize(other)
    #expect(!service.bodies.contains { $0.contains("grant_type=refresh_token") })
    #expect(service.bodies.filter { $0.contains("grant_type=password") }.count == 2)
  }

  /// A session's end is an end for what was on its way too: what was renewed before it, and what would be renewed after it with a token that
  /// has been given back.
  @Test(arguments: [true, false])
  func nothingThatWasUnderWaySurvivesSigningOut(renewedBefore: Bool) async throws {
    let store = PausingStore(atLeasesEnd: renewedBefore)
    service.answers { request, _, count in
      request.path == "/revoke"
        ? TokenService.json(200, "") : TokenService.token("a\(count)", refresh: "r\(count)", expiresIn: 60)
    }
    let grant = PasswordGrant(client(.none), username: "ada", password: "pw")
    let authenticator = TokenAuthenticator(grant, store: store)
    _ = try await service.authorize(authenticator)
    service.advance(.seconds(61))
    store.pause()
    let call: Task<Void, any Error>
    let leaving: Task<Void, any Error>
    if renewedBefore {
      // The call has its new token, and has not taken it up: signing out comes between.
      call = Task { _ = try await service.authorize(authenticator) }
      try await store.isPausing()
      store.resumeOthers()
      leaving = Task { try await authenticator.revoke(for: service.context) }
      try await leaving.value
    } else {
      // Signing out holds the lease, for which the call waits.
      leaving = Task { try await authenticator.revoke(for: service.context) }
      try await store.isPausing()
      call = Task { _ = try await service.authorize(authenticator) }
      let session = authenticator.session(for: service.context)
      while session.state.withLock({ $0.waiterCount }) < 1 { try await Task.sleep(for: .milliseconds(1)) }
      for _ in 0..<100 { await Task.yield() }
    }
    await store.open()
    try await leaving.value
    let error = await authenticationError { try await call.value }
    #expect(error?.kind == .signInRequired)
    #expect(service.bodies.filter { $0.contains("grant_type=refresh_token") }.count == (renewedBefore ? 1 : 0))
    #expect(try await store.load(authenticator.session(for: service.context).key) == nil)
    // The next call begins anew, with a login.
    let logins = service.bodies.filter { $0.contains("grant_type=password") }.count
    _ = try await service.authorize(authenticator)
    #expect(service.bodies.filter { $0.contains("grant_type=password") }.count == logins + 1)
  }
}

/// A store that holds up one of its users: when a lease has ended, or inside one, when something is removed.
private final class PausingStore: TokenStore {
  private let base = MemoryTokenStore()
  private let gate = Gate()
  private let atLeasesEnd: Bool
  private let state = Locked((isArmed: false, isPausing: false))

  init(atLeasesEnd: Bool) { self.atLeasesEnd = atLeasesEnd }

  func pause() { state.withLock { state in state.isArmed = true } }
  func resumeOthers() { state.withLock { state in state.isArmed = false } }
  func open() async { await gate.open() }

  func isPausing() async throws {
    while !state.withLock({ state in state.isPausing }) { try await Task.sleep(for: .milliseconds(1)) }
  }

  private func passGate() async {
    let isArmed = state.withLock { state in
      if state.isArmed { state.isPausing = true }
      return state.isArmed
    }
    if isArmed { await gate.pass() }
  }

  func load(_ key: SessionKey) async throws -> TokenSet? { try await base.load(key) }
  func save(_ tokens: TokenSet, for key: SessionKey) async throws { try await base.save(tokens, for: key) }

  func remove(_ key: SessionKey) async throws {
    if !atLeasesEnd { await passGate() }
    try await base.remove(key)
  }

  func lease(_ key: SessionKey) async throws -> TokenLease {
    let lease = try await base.lease(key)
    guard atLeasesEnd else { return lease }
    return TokenLease { [self] in
      await lease.end()
      await passGate()
    }
  }
}

@Suite(.timeLimit(.minutes(25))) struct DeviceAuthorizationTests {
  private let service = TokenService()
  private let client = OAuthClient(
    id: "tv", endpoints: OAuthEndpoints(token: "/token", deviceAuthorization: "/device"))
  private let shown = Locked<[String]>([])

  private func authenticator() -> TokenAuthenticator {
    TokenAuthenticator(
      DeviceAuthorizationGrant(client, account: "ada", scopes: ["a"]) { [shown] authorization in
        shown.withLock { shown in shown.append("\(authorization.verificationURL) \(authorization.userCode)") }
      })
  }

  private func answers(_ polls: [String], expiresIn: Int = 900, interval: String = "5") {
    service.answers { request, _, count in
      if request.path == "/device" {
        return TokenService.json(
          200,
          #"{"device_code":"d","user_code":"WDJB-MJHT","verification_uri":"https://e.example/go","#
            + #""interval":\#(interval),"expires_in":\#(expiresIn)}"#)
      }
      let answer = polls[min(count - 2, polls.count - 1)]
      if answer == "ok" { return TokenService.token("t", refresh: "r", expiresIn: 60) }
      if answer == "break" { throw TransportError(.timedOut, "no answer") }
      return TokenService.json(400, #"{"error":"\#(answer)"}"#)
    }
  }

  @Test func thePersonIsAskedOnceAndTheServerAtThePaceItSays() async throws {
    answers(["authorization_pending", "slow_down", "break", "authorization_pending", "ok"])
    let authenticator = authenticator()
    #expect(try await service.authorize(authenticator).header == "Bearer t")
    #expect(shown.withLock { shown in shown } == ["https://e.example/go WDJB-MJHT"])
    #expect(service.sleeps == [5, 5, 10, 20, 20].map { .seconds($0) })
    #expect(service.bodies.first == "client_id=tv&scope=a")
    #expect(
      service.bodies.last
        == "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d&client_id=tv")
    #expect(await authenticator.knownScopes(for: service.context) == ["a"])
  }

  @Test(arguments: ["access_denied", "expired_token"])
  func aPersonWhoRefusesOrIsTooSlowIsATypedError(code: String) async {
    answers([code])
    let error = await authenticationError { _ = try await service.authorize(authenticator()) }
    #expect(error?.kind == .authorizationFailed)
    #expect(error?.code == code)
  }

  /// Milliseconds, or worse: the person would have signed in long ago, and hear of it never.
  @Test(arguments: ["5000", "1e300", "-5", "0"])
  func aPaceThatCannotBeMeantIsNotKept(interval: String) async throws {
    answers(["authorization_pending", "ok"], interval: interval)
    #expect(try await service.authorize(authenticator()).header == "Bearer t")
    #expect(service.sleeps.allSatisfy { $0 >= .seconds(1) && $0 <= .seconds(60) })
  }

  @Test func nobodyWaitsLongerThanTheCodeLives() async {
    answers(["authorization_pending"], expiresIn: 30, interval: "40")
    let error = await authenticationError { _ = try await service.authorize(authenticator()) }
    #expect(error?.kind == .authorizationFailed)
    #expect(service.sleeps == [.seconds(30)])
  }

  @Test func pollingEndsWhenTheCodeExpires() async {
    answers(["authorization_pending"], expiresIn: 60)
    let error = await authenticationError { _ = try await service.authorize(authenticator()) }
    #expect(error?.kind == .authorizationFailed)
    #expect(service.count == 12)
  }
}

@Suite(.timeLimit(.minutes(25))) struct AuditTests {
  @Test func everyEventReachesEveryStreamWithoutSecrets() async throws {
    let service = TokenService { _, _, count in
      TokenService.token("tok-\(count)", refresh: "ref-\(count)", expiresIn: 60)
    }
    let first = service.events.events()
    let second = service.events.events()
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login(), refresh: .refresh, rotates: true))
    let stamp = try await service.authorize(authenticator).stamp
    _ = try await authenticator.renew(
      Rejection(status: 401, headers: [:], body: [], stamp: stamp), for: service.context)
    try await authenticator.revoke(for: service.context)
    for stream in [first, second] {
      var events: [AuditEvent] = []
      for await event in stream {
        events.append(event)
        if event.kind == .revoked { break }
      }
      #expect(events.map(\.kind) == [.acquired, .refreshed, .revoked])
      #expect(events.first?.operationID == "getThing")
      #expect(events.first?.scheme == "session")
      #expect(events.first?.expiresAt == service.now.addingTimeInterval(60))
      #expect(!"\(events)".contains("tok-") && !"\(events)".contains("ref-") && !"\(events)".contains("pw-0123"))
    }
  }
}
