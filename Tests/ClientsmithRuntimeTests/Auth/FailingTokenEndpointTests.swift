import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// A token endpoint that refuses, fails, asks to wait, or says nothing.
@Suite(.timeLimit(.minutes(25))) struct FailingTokenEndpointTests {
  private let service = TokenService()
  private let authenticator = TokenAuthenticator(TokenExchange(acquire: .login(), refresh: .refresh, rotates: true))

  private func failure() async -> AuthenticationError? {
    await authenticationError { _ = try await service.authorize(authenticator) }
  }

  @Test(arguments: [400, 401, 403, 404, 422])
  func aLoginIsNeverRepeatedOn4xx(status: Int) async {
    service.answers { _, _, _ in
      TokenService.json(status, #"{"error":"invalid_grant","error_description":"wrong password pw-0123"}"#)
    }
    let error = await failure()
    #expect(error?.kind == .refused)
    #expect(error?.status == status)
    #expect(error?.code == "invalid_grant")
    #expect(error?.detail == "wrong password [secret]")
    #expect(service.count == 1)
  }

  /// Accounts are locked after a few wrong passwords: no call sends what was refused, however much time goes by.
  @Test(arguments: [400, 401, 403, 404, 422])
  func aRefusedLoginIsSentAgainOnlyWhenTheCallerAsks(status: Int) async throws {
    service.answers { _, _, _ in TokenService.json(status, #"{"error":"invalid_grant","error_description":"no"}"#) }
    #expect(await failure()?.kind == .refused)
    for _ in 0..<200 {
      let error = await failure()
      #expect(error?.kind == .refused)
      #expect(error?.status == status)
      #expect(error?.code == "invalid_grant")
      #expect(error?.message.contains("signIn()") == true)
      service.advance(.seconds(90))
    }
    #expect(service.count == 1)
    let again = await authenticationError { try await authenticator.signIn(for: service.context) }
    #expect(again?.kind == .refused)
    #expect(service.count == 2)
    _ = await failure()
    #expect(service.count == 2)
    service.answers { _, _, _ in TokenService.token("t", expiresIn: 3600) }
    try await authenticator.signIn(for: service.context)
    #expect(try await service.authorize(authenticator).header == "Bearer t")
    #expect(service.count == 3)
  }

  @Test(arguments: [408, 425, 429, 500, 503])
  func whatRefusesNothingButTheMomentIsAskedAgain(status: Int) async throws {
    service.answers { _, _, _ in TokenService.json(status, "") }
    #expect(await failure()?.kind == .unavailable)
    service.advance(.seconds(61))
    service.answers { _, _, _ in TokenService.token("t", expiresIn: 3600) }
    #expect(try await service.authorize(authenticator).header == "Bearer t")
  }

  @Test func aFailingEndpointIsTriedThreeTimesAndRecovers() async throws {
    service.answers { _, _, count in
      count < 3 ? TokenService.json(500, "oops") : TokenService.token("t", expiresIn: 3600)
    }
    #expect(try await service.authorize(authenticator).header == "Bearer t")
    #expect(service.sleeps == [.milliseconds(500), .seconds(1)])
  }

  @Test func anHourOfFailureCostsFewRequests() async {
    service.answers { _, _, _ in TokenService.json(503, "") }
    for _ in 0..<3600 {
      _ = await failure()
      service.advance(.seconds(1))
    }
    #expect(service.count <= 3 * 70, "\(service.count) requests")
  }

  @Test func theEndpointsOwnLimitIsKept() async {
    // Each token is refused although fresh, call after call: without a limit that were a login per call.
    service.answers { _, _, count in TokenService.token("t\(count)") }
    for _ in 0..<200 {
      guard let stamp = try? await service.authorize(authenticator).stamp else { continue }
      _ = try? await authenticator.renew(
        Rejection(status: 401, headers: [:], body: [], stamp: stamp), for: service.context)
      service.advance(.milliseconds(100))
    }
    #expect(service.count <= 20, "\(service.count) requests in 20 seconds")
  }

  @Test func retryAfterIsHonouredWhenShortAndRememberedWhenLong() async throws {
    service.answers { _, _, count in
      count == 1 ? TokenService.json(429, "", [.retryAfter: "7"]) : TokenService.token("t", expiresIn: 100)
    }
    #expect(try await service.authorize(authenticator).header == "Bearer t")
    #expect(service.sleeps == [.seconds(7)])

    service.advance(.seconds(100))
    service.answers { _, _, _ in TokenService.json(429, #"{"code":"rate_limited"}"#, [.retryAfter: "300"]) }
    let error = await failure()
    #expect(error?.kind == .unavailable)
    #expect(error?.retryAfter == .seconds(300))
    #expect(error?.code == "rate_limited")
    let count = service.count
    service.advance(.seconds(299))
    _ = await failure()
    #expect(service.count == count)
    service.answers { _, _, _ in TokenService.token("late", expiresIn: 100) }
    service.advance(.seconds(2))
    #expect(try await service.authorize(authenticator).header == "Bearer late")
  }

  @Test func anEndpointThatDoesNotAnswerIsUnavailable() async {
    service.answers { _, _, _ in throw TransportError(.timedOut, "no answer") }
    let error = await failure()
    #expect(error?.kind == .unavailable)
    #expect(error?.underlying is TransportError)
    #expect(service.count == 3)
  }

  @Test func anAnswerWithoutATokenIsMalformed() async {
    service.answers { _, _, _ in TokenService.json(200, "<html>") }
    #expect(await failure()?.kind == .malformedAnswer)
    #expect(service.count == 1)
  }

  @Test func aFailedEarlyRenewalDoesNotFailTheCall() async throws {
    service.answers { _, _, _ in TokenService.token("t1", expiresIn: 3600) }
    _ = try await service.authorize(authenticator)
    service.answers { _, _, _ in TokenService.json(500, "") }
    service.advance(.seconds(3550))
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    let count = service.count
    service.advance(.seconds(60))
    #expect(await failure()?.kind == .unavailable)
    #expect(service.count > count)
  }

  @Test func aPlainHTTPEndpointIsRefusedUnlessItIsThisMachine() async throws {
    let open = TokenService(serverURL: "http://api.example.com")
    let error = await authenticationError { _ = try await open.authorize(authenticator) }
    #expect(error?.kind == .insecureEndpoint)
    #expect(open.count == 0)
    for server in ["http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1"] {
      let local = TokenService(serverURL: server)
      let token = try await local.authorize(TokenAuthenticator(TokenExchange(acquire: .login()))).header
      #expect(token == "Bearer t1")
    }
  }

  @Test func aPlainHTTPEndpointOfAHostThatIsAllowedByNameIsAsked() async throws {
    let services = TokenService().services
    let allowing = AuthorizationServices(
      name: "Example", serverURL: "http://build.internal:8080", environment: services.environment,
      insecureHosts: ["build.internal"], send: services.send)
    #expect(allowing.allows("http://build.internal:8080/login"))
    #expect(!allowing.allows("http://other.internal/login"))
    #expect(!services.allows("http://build.internal/login"))
    let context = AuthorizationContext(allowing, operationID: "getThing", scheme: "session")
    let tokens = try await TokenOperation.login().perform(for: context)
    #expect(tokens.accessToken == "t1")
  }

  @Test func freshTokensThatAreRefusedAreReplacedAFewTimesOnly() async throws {
    var renewals = 0
    for _ in 0..<50 {
      let stamp = try await service.authorize(authenticator).stamp
      let rejection = Rejection(status: 401, headers: [:], body: [], stamp: stamp)
      if try await authenticator.renew(rejection, for: service.context) { renewals += 1 }
    }
    #expect(renewals == 5)
    service.advance(.seconds(31))
    let stamp = try await service.authorize(authenticator).stamp
    #expect(
      try await authenticator.renew(
        Rejection(status: 401, headers: [:], body: [], stamp: stamp), for: service.context))
  }
}
