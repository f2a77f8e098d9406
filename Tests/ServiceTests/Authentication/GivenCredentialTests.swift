import Bluefly
import ClientsmithRuntime
import FireHydrant
import Firefly
import FirstQuadrant
import ServiceSimulators
import Testing

/// Credentials as programs give them: from the environment, several at once, or a token alone.
@Suite(.timeLimit(.minutes(25))) struct GivenCredentialTests {
  let time = SkippingTime()

  @Test("the environment holds credentials under the client's name")
  func environment() {
    #expect(
      FireHydrantClient.Credentials.fromEnvironment(["FIREHYDRANT_API_KEY": "k"])?.all.map(\.scheme) == ["apiKey"])
    #expect(
      FirstQuadrantClient.Credentials.fromEnvironment([
        "FIRSTQUADRANT_API_KEY": "k", "FIRSTQUADRANT_ORGANIZATION": "o",
      ])?.all.map(\.scheme) == ["apiKey", "organization"])
    #expect(FirstQuadrantClient.Credentials.fromEnvironment(["FIRSTQUADRANT_API_KEY": "k"]) == nil)
    #expect(
      FirstQuadrantClient.Credentials.fromEnvironment(["FIRSTQUADRANT_ACCESS_TOKEN": "t"])?.all.map(\.scheme)
        == ["accessToken"])
    #expect(
      FireflyClient.Credentials.fromEnvironment(["FIREFLY_ACCESS_KEY": "a", "FIREFLY_SECRET_KEY": "s"])?.all
        .map(\.scheme) == ["session"])
    #expect(
      BlueflyClient.Credentials.fromEnvironment(["BLUEFLY_CLIENT_ID": "a", "BLUEFLY_CLIENT_SECRET": "s"])?.all
        .map(\.scheme) == ["oauth"])
    #expect(BlueflyClient.Credentials.fromEnvironment(["PATH": "/bin"]) == nil)
  }

  @Test("of several credentials each operation uses the first that it takes", arguments: Carrier.allCases)
  func several(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = BlueflyClient(
      credentials: .apiKey(BlueflySimulator.apiKey),
      .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    _ = try await client.models.list()
    #expect(await service.requests.map(\.path) == ["/api/v1/models"])
    _ = try await client.user.profile()
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    await service.stop()
  }

  @Test("a token without its refresh token is used until it is refused", arguments: Carrier.allCases)
  func tokenAlone(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server)
    let issued = await service.logIn(at: time.environment.now())
    let client = FirstQuadrantClient(
      credentials: .accessToken(issued.access), server: .custom(service.url),
      configuration: time.configuration(over: carrier))
    _ = try await client.me.get()
    await service.expireTokens()
    let error = try await authenticationError { _ = try await client.me.get() }
    #expect(error.kind == .rejected)
    #expect(error.code == "invalid_token")
    #expect(await service.server.count("POST /v5/auth") == 0)
    await service.stop()
  }

  @Test("a token from the program's own code is asked for again when it is refused", arguments: Carrier.allCases)
  func provider(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let anonymous = BlueflyClient(server: .custom(service.url), configuration: time.configuration(over: carrier))
    let asked = ManualCounter()
    let client = BlueflyClient(
      credentials: .accessToken {
        asked.count()
        let request = TokenRequest(
          grantType: .clientCredentials, clientID: BlueflySimulator.clientID,
          clientSecret: Secret(BlueflySimulator.clientSecret), scope: "models.read")
        return ProvidedToken(try await anonymous.oauth.token(request).accessToken)
      }, server: .custom(service.url), configuration: time.configuration(over: carrier))
    let outcomes = await atOnce(50) { _ in _ = try await client.models.list() }
    #expect(outcomes.answered == 50)
    await service.expireTokens()
    _ = try await client.models.list()
    #expect(asked.value == 2)
    await service.stop()
  }
}
