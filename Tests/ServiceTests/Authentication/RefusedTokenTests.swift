import Bluefly
import ClientsmithRuntime
import ServiceSimulators
import Testing

/// Tokens that a service refuses: which refusals are worth a new one, and how often.
@Suite(.timeLimit(.minutes(25))) struct RefusedTokenTests {
  let time = SkippingTime()

  func person(of service: BlueflySimulator, over carrier: Carrier) -> BlueflyClient {
    BlueflyClient(
      credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
  }

  @Test("a token refused although fresh is replaced once, and the call goes on", arguments: Carrier.allCases)
  func refusedOnce(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = person(of: service, over: carrier)
    await service.faults.add(.refuseCredential, on: "GET /api/v1/user/profile")
    let response = try await client.user.withResponse { try await $0.profile() }
    #expect(response.attempts == 2)
    #expect(await service.server.count("POST /api/v1/auth/refresh") == 1)
    await service.stop()
  }

  @Test("a service that refuses every token is not stampeded", arguments: Carrier.allCases)
  func refusedAlways(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = person(of: service, over: carrier)
    await service.faults.add(.refuseCredential, on: "GET /api/v1/user/profile", times: .max)
    for _ in 0..<50 {
      let error = try await authenticationError { _ = try await client.user.profile() }
      #expect(error.kind == .rejected)
      #expect(error.code == "token_expired")
    }
    // Each call is sent at most twice, and only a few fresh tokens are exchanged for fresher ones.
    #expect(await service.server.count("GET /api/v1/user/profile") <= 100)
    #expect(await service.server.count("POST /api/v1/auth/refresh") <= 6)
    #expect(await service.server.count("POST /api/v1/auth/login") == 1)
    await service.stop()
  }

  @Test("a scope known to be missing is an error before sending", arguments: Carrier.allCases)
  func scopeKnown(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = BlueflyClient(
      credentials: .clientCredentials(
        id: BlueflySimulator.clientID, secret: BlueflySimulator.clientSecret,
        scopes: [BlueflyClient.Scopes.modelsRead]),
      server: .custom(service.url), configuration: time.configuration(over: carrier))
    let error = try await authenticationError {
      try await client.models.generate(modelID: "bluefly-text-1", GenerateRequest(prompt: "Hello"))
    }
    #expect(error.kind == .missingScope)
    #expect(error.missingScopes == [BlueflyClient.Scopes.modelsGenerate])
    #expect(await service.requests.map(\.path) == ["/oauth/token"])
    await service.stop()
  }

  @Test("insufficient_scope from the service is the same error, and renews nothing", arguments: Carrier.allCases)
  func scopeRefused(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let anonymous = BlueflyClient(server: .custom(service.url), configuration: time.configuration(over: carrier))
    let token = try await anonymous.oauth.token(
      TokenRequest(
        grantType: .clientCredentials, clientID: BlueflySimulator.clientID,
        clientSecret: Secret(BlueflySimulator.clientSecret), scope: "models.read"))
    let client = BlueflyClient(
      credentials: .accessToken(token.accessToken.reveal()), server: .custom(service.url),
      configuration: time.configuration(over: carrier))
    let refusal = try await failure {
      try await client.models.generate(modelID: "bluefly-text-1", GenerateRequest(prompt: "Hello"))
    }
    #expect(refusal.status == .forbidden)
    let error = try #require(refusal.underlying as? AuthenticationError)
    #expect(error.kind == .missingScope)
    #expect(error.missingScopes == [BlueflyClient.Scopes.modelsGenerate])
    #expect(error.code == "insufficient_scope")
    #expect(await service.server.count("POST /oauth/token") == 1)
    #expect(await service.server.count("POST /api/v1/models/{id}/generate") == 1)
    await service.stop()
  }
}
