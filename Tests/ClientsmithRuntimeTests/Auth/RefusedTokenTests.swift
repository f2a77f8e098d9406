import ClientsmithTesting
import HTTPTypes
import Testing

@_spi(Generated) @testable import ClientsmithRuntime

/// A token that the service has refused is sent by nobody again, and a session that is over is said to be over.
@Suite(.timeLimit(.minutes(25))) struct RefusedTokenTests {
  private let service = TokenService()

  private func rejection(_ stamp: AuthorizationStamp) -> Rejection {
    Rejection(status: 401, headers: [:], body: [], stamp: stamp)
  }

  @Test func whileRenewalFailsNothingIsSent() async throws {
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login(), refresh: .refresh))
    service.answers { _, _, _ in TokenService.token("t1", refresh: "r1") }
    let stamp = try await service.authorize(authenticator).stamp
    service.answers { _, _, _ in TokenService.json(503, "") }
    _ = await authenticationError { _ = try await authenticator.renew(rejection(stamp), for: service.context) }
    for _ in 0..<30 {
      let error = await authenticationError { _ = try await service.authorize(authenticator) }
      #expect(error?.kind == .unavailable)
      service.advance(.milliseconds(10))
    }
    service.advance(.seconds(61))
    service.answers { _, _, _ in TokenService.token("t2") }
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
  }

  @Test func callsWaitForTheNewOneInsteadOfSendingTheOld() async throws {
    let gate = Gate()
    let authenticator = TokenAuthenticator(TokenExchange(acquire: .login()))
    let stamp = try await service.authorize(authenticator).stamp
    service.answers { _, _, _ in
      await gate.pass()
      return TokenService.token("t2", expiresIn: 3600)
    }
    let renewing = Task { try await authenticator.renew(rejection(stamp), for: service.context) }
    let session = authenticator.session(for: service.context)
    while session.state.withLock({ $0.waiterCount }) < 1 { await Task.yield() }
    let headers = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<100 { group.addTask { try await service.authorize(authenticator).header } }
      while session.state.withLock({ $0.waiterCount }) < 101 { await Task.yield() }
      await gate.open()
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(headers == ["Bearer t2"])
    #expect(try await renewing.value)
    #expect(service.count == 2)
  }

  @Test func anotherProcessDoesNotSendItEither() async throws {
    let store = MemoryTokenStore()
    let service = TokenService(store: store) { _, _, _ in TokenService.token("t1", refresh: "r1") }
    func session() -> TokenAuthenticator { TokenAuthenticator(TokenExchange(acquire: .login(), refresh: .refresh)) }
    let one = session()
    let stamp = try await service.authorize(one).stamp
    service.answers { _, _, _ in TokenService.json(503, "") }
    _ = await authenticationError { _ = try await one.renew(rejection(stamp), for: service.context) }
    service.answers { _, _, _ in TokenService.token("t2", refresh: "r2") }
    #expect(try await service.authorize(session()).header == "Bearer t2")
    #expect(service.bodies.last == #"{"refreshToken":"r1"}"#)
  }

  @Test func aProviderThatHandsOverTheSameTokenAgainIsNotBelieved() async throws {
    let asked = Locked(0)
    let authenticator = BearerAuthenticator {
      asked.withLock { $0 += 1 }
      return ProvidedToken("same")
    }
    let stamp = try await service.authorize(authenticator).stamp
    let error = await authenticationError { _ = try await authenticator.renew(rejection(stamp), for: service.context) }
    #expect(error?.message == "the new token is the one that the service has refused")
    for _ in 0..<30 { _ = await authenticationError { _ = try await service.authorize(authenticator) } }
    #expect(asked.withLock { $0 } == 2)
  }

  @Test func aSessionThatNobodyCanRenewSaysSoForEver() async throws {
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")]),
      credentials: [
        Credential(scheme: "session", TokenAuthenticator(TokenExchange(refresh: .refresh, initialAccessToken: "a")))
      ]
    ) { _ in .json(#"{"detail":"over"}"#, status: 401) }
    let first = try await problem { _ = try await fixture.client.get("1") }
    #expect(first.status == .unauthorized)
    #expect((first.underlying as? AuthenticationError)?.kind == .rejected)
    #expect(first.description.contains("sign in again"))
    for _ in 0..<30 {
      let error = try await problem { _ = try await fixture.client.get("1") }
      #expect((error.underlying as? AuthenticationError)?.kind == .signInRequired)
    }
    #expect(fixture.server.requests.count == 1)
  }

  @Test func whyFreshTokensAreNoLongerReplacedIsSaid() async throws {
    let logins = Locked(0)
    let log = AuditLog()
    var events = log.events().makeAsyncIterator()
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")]),
      credentials: [Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))],
      configure: { $0.auditLog = log }
    ) { request in
      guard request.path.hasSuffix("/login") else { return .json(#"{"detail":"no"}"#, status: 401) }
      let count = logins.withLock { logins in
        logins += 1
        return logins
      }
      return .json(#"{"access_token":"t\#(count)"}"#)
    }
    var texts: [String] = []
    for _ in 0..<8 { texts.append(try await problem { _ = try await fixture.client.get("1") }.description) }
    #expect(logins.withLock { $0 } == 6)
    #expect(texts.last?.contains("5 new tokens were refused within 30.0 seconds") == true)
    #expect(texts.first?.contains("new tokens") == false)
    var kinds: [AuditEvent.Kind] = []
    while kinds.last != .renewalSuspended, let event = await events.next() { kinds.append(event.kind) }
    #expect(kinds.last == .renewalSuspended)
  }

  /// A person who has closed the page is not shown it again by every call.
  @Test func aPersonIsAskedOnceAndThenOnlyWhenTheCallerAsks() async throws {
    struct Closed: Error {}
    let shown = Locked(0)
    let client = OAuthClient(id: "app", endpoints: OAuthEndpoints(token: "/token", authorization: "/authorize"))
    let grant = AuthorizationCodeGrant(client, account: "ada", redirectURI: "app://cb") { _ in
      shown.withLock { $0 += 1 }
      throw Closed()
    }
    let authenticator = TokenAuthenticator(grant)
    _ = await authenticationError { _ = try await service.authorize(authenticator) }
    for _ in 0..<30 {
      let error = await authenticationError { _ = try await service.authorize(authenticator) }
      #expect(error?.kind == .signInRequired)
      #expect(error?.underlying is Closed)
      service.advance(.seconds(90))
    }
    #expect(shown.withLock { $0 } == 1)
    _ = await authenticationError { try await authenticator.signIn(for: service.context) }
    #expect(shown.withLock { $0 } == 2)
  }

  /// What a person has decided he may decide otherwise at once: the app's own page says when it may be shown.
  @Test(arguments: [AuthenticationError.Kind.signInCanceled, .signInRequired])
  func whatIsUpToThePersonIsNotRemembered(kind: AuthenticationError.Kind) async throws {
    let shown = Locked(0)
    let client = OAuthClient(id: "app", endpoints: OAuthEndpoints(token: "/token", authorization: "/authorize"))
    let grant = AuthorizationCodeGrant(client, account: "ada", redirectURI: "app://cb") { _ in
      shown.withLock { $0 += 1 }
      throw AuthenticationError(kind, "closed")
    }
    let authenticator = TokenAuthenticator(grant)
    for _ in 0..<3 {
      let error = await authenticationError { _ = try await service.authorize(authenticator) }
      #expect(error?.kind == kind)
    }
    #expect(shown.withLock { $0 } == 3)
  }

  /// A sign-in takes minutes: the store's lock is free meanwhile, and two clients of one person ask him once.
  @Test func aSignInHoldsNoLock() async throws {
    let store = MemoryTokenStore()
    let service = TokenService(store: store)
    let gate = Gate()
    let shown = Locked(0)
    let client = OAuthClient(id: "app", endpoints: OAuthEndpoints(token: "/token", authorization: "/authorize"))
    func authenticator() -> TokenAuthenticator {
      TokenAuthenticator(
        AuthorizationCodeGrant(client, account: "ada", redirectURI: "app://cb") { url in
          shown.withLock { $0 += 1 }
          await gate.pass()
          let state = url.split(separator: "state=").last?.prefix { $0 != "&" } ?? ""
          return "app://cb?code=c&state=\(state)"
        })
    }
    let first = authenticator()
    let calls = [first, authenticator()].map { one in Task { try await service.authorize(one).header } }
    while shown.withLock({ $0 }) == 0 { await Task.yield() }
    try await store.leased(first.session(for: service.context).key) {}
    await gate.open()
    for call in calls { #expect(try await call.value == "Bearer t1") }
    #expect(shown.withLock { $0 } == 1)
  }

  /// A call that names another server has that server's session.
  @Test func aServerOfTheCallsOwnGetsASessionOfItsOwn() async throws {
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")]),
      credentials: [Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))]
    ) { request in
      let server = request.request.authority ?? ""
      return request.path.hasSuffix("/login") ? .json(#"{"access_token":"of \#(server)"}"#) : PetFixture.rex
    }
    _ = try await fixture.client.get("1")
    _ = try await fixture.client.get("1", options: RequestOptions(server: "https://staging.example.com"))
    _ = try await fixture.client.get("1")
    let sent = fixture.server.requests.filter { !$0.path.hasSuffix("/login") }.map { $0.header("Authorization") }
    #expect(sent == ["Bearer of api.example.com", "Bearer of staging.example.com", "Bearer of api.example.com"])
  }
}
