import Bluefly
import ClientsmithRuntime
import ServiceSimulators
import Testing

/// Bluefly as its users meet it: a program with scopes, a person with a session, a key.
@Suite(.timeLimit(.minutes(25))) struct BlueflyJourneyTests {
  let time = SkippingTime()

  func client(
    of service: BlueflySimulator, over carrier: Carrier, _ credentials: BlueflyClient.Credentials
  ) -> BlueflyClient {
    BlueflyClient(
      credentials: credentials, server: .custom(service.url), configuration: time.configuration(over: carrier))
  }

  @Test("client credentials with scopes, list, generate", arguments: Carrier.allCases)
  func program(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = client(
      of: service, over: carrier,
      .clientCredentials(
        id: BlueflySimulator.clientID, secret: BlueflySimulator.clientSecret,
        scopes: [BlueflyClient.Scopes.modelsRead, BlueflyClient.Scopes.modelsGenerate]))
    #expect(try await client.models.list().models.map(\.id) == ["bluefly-text-1", "bluefly-doc-1"])
    let answer = try await client.models.generate(
      modelID: "bluefly-text-1", GenerateRequest(prompt: "Hello", maxTokens: 10, temperature: 0.5))
    #expect(try answer.json()["text"] == "You said: Hello")

    let requests = await service.requests
    #expect(requests.map(\.path) == ["/oauth/token", "/api/v1/models", "/api/v1/models/bluefly-text-1/generate"])
    #expect(requests[0].form["grant_type"] == "client_credentials")
    #expect(requests[0].form["scope"] == "models.read,models.generate")
    #expect(requests[2].json == ["prompt": "Hello", "max_tokens": 10, "temperature": 0.5])
    await service.stop()
  }

  @Test("login, profile, expiry, rotation: each refresh token is used once", arguments: Carrier.allCases)
  func person(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server, lifetime: 3600)
    let client = client(
      of: service, over: carrier,
      .login(username: BlueflySimulator.username, password: BlueflySimulator.password))
    for _ in 0..<4 {
      #expect(try await client.user.profile().name == "Ada Lovelace")
      try await time.pass(.seconds(3601))
    }
    await service.expireTokens()
    _ = try await client.user.profile()

    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    let refreshes = await service.server.requests(to: "POST /api/v1/auth/refresh")
    let spent = refreshes.compactMap { $0.json?["refreshToken"]?.string }
    #expect(spent.count == 4)
    #expect(Set(spent).count == 4)
    #expect(refreshes.allSatisfy { $0.status == 200 && $0.header("Authorization") == nil })
    #expect(await service.revokedFamilies == 0)
    await service.stop()
  }

  @Test("a refresh token used elsewhere ends the session, and the client logs in again", arguments: Carrier.allCases)
  func reuse(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = client(
      of: service, over: carrier,
      .login(username: BlueflySimulator.username, password: BlueflySimulator.password))
    _ = try await client.user.profile()
    await service.expireTokens()
    _ = try await client.user.profile()
    let refresh = try await #require(service.server.requests(to: "POST /api/v1/auth/refresh").first)
    let spent = try #require(refresh.json?["refreshToken"]?.string)

    let thief = self.client(of: service, over: carrier, .sessionToken("", refreshToken: spent))
    let error = try await authenticationError { _ = try await thief.user.profile() }
    #expect(error.kind == .signInRequired || error.kind == .refused)
    #expect(await service.revokedFamilies == 1)
    #expect(try await client.user.profile().name == "Ada Lovelace")
    #expect(await service.server.count("POST /api/v1/auth/login") == 2)
    await service.stop()
  }

  @Test("a key opens the models, and a wrong one is never renewed", arguments: Carrier.allCases)
  func key(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    _ = try await client(of: service, over: carrier, .apiKey(BlueflySimulator.apiKey)).models.list()
    let wrong = client(of: service, over: carrier, .apiKey("bf-wrong"))
    let error = try await authenticationError { _ = try await wrong.models.list() }
    #expect(error.kind == .rejected)
    #expect(error.code == "invalid_api_key")
    #expect(await service.requests.count == 2)
    await service.stop()
  }

  @Test("a person's data needs a session: a key alone is refused before sending", arguments: Carrier.allCases)
  func keyIsNoSession(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = client(of: service, over: carrier, .apiKey(BlueflySimulator.apiKey))
    let error = try await authenticationError { _ = try await client.user.profile() }
    #expect(error.missingSchemes == [["session"]])
    #expect(await service.requests.isEmpty)
    await service.stop()
  }
}
