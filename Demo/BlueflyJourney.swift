import Bluefly
import ClientsmithRuntime
import ServiceSimulators

/// Bluefly: a program with scopes, and a person whose refresh token is good for one use.
enum BlueflyJourney {
  static func run() async throws {
    let time = DemoTime()
    let service = try await BlueflySimulator.start(clock: time.clock)
    Transcript.title("Bluefly", "OAuth client credentials with scopes; logins with rotating refresh tokens")
    try await generate(service, time)
    try await lackScope(service, time)
    try await rotate(service, time)
    await service.stop()
  }

  private static func program(
    _ scopes: [Scope], _ service: BlueflySimulator, _ time: DemoTime
  ) -> BlueflyClient {
    BlueflyClient(
      credentials: .clientCredentials(
        id: BlueflySimulator.clientID, secret: BlueflySimulator.clientSecret, scopes: scopes),
      server: .custom(service.url), configuration: time.configuration)
  }

  private static func generate(_ service: BlueflySimulator, _ time: DemoTime) async throws {
    let client = program([BlueflyClient.Scopes.modelsRead, BlueflyClient.Scopes.modelsGenerate], service, time)
    let models = try await client.models.list().models
    Transcript.show("models.list()", models.map(\.id).joined(separator: ", "))
    let answer = try await client.models.generate(modelID: "bluefly-text-1", GenerateRequest(prompt: "Hello")).json()
    Transcript.show("models.generate(…)", "\"\(answer["text"]?.stringValue ?? "")\"")
  }

  private static func lackScope(_ service: BlueflySimulator, _ time: DemoTime) async throws {
    let sent = await service.server.count("POST /api/v1/models/{id}/generate")
    do {
      let client = program([BlueflyClient.Scopes.modelsRead], service, time)
      try await client.models.generate(modelID: "bluefly-text-1", GenerateRequest(prompt: "Hello"))
      throw Unexpected(description: "a token without the scope was good enough")
    } catch let error as BlueflyClient.Error {
      guard let reason = error.underlying as? AuthenticationError, reason.kind == .missingScope else { throw error }
      Transcript.show("models.generate(…) with models.read alone", "\(reason.message); not sent")
    }
    let now = await service.server.count("POST /api/v1/models/{id}/generate")
    try Unexpected.unless(now == sent, "a scope that is known to be missing is not tried")
  }

  private static func rotate(_ service: BlueflySimulator, _ time: DemoTime) async throws {
    let client = BlueflyClient(
      credentials: .login(username: BlueflySimulator.username, password: BlueflySimulator.password),
      server: .custom(service.url), configuration: time.configuration)
    let profile = try await client.user.profile()
    Transcript.show("user.profile()", profile.name ?? "nobody")
    for round in 1...2 {
      await service.expireTokens()
      let answers = try await atOnce(100) { _ in _ = try await client.user.profile() }
      let refreshes = await service.server.count("POST /api/v1/auth/refresh")
      let words = refreshes == 1 ? "1 refresh" : "\(refreshes) refreshes in all"
      Transcript.show(
        round == 1 ? "the token ends; 100 × user.profile()" : "and again", "\(answers) answers, \(words)")
      try Unexpected.unless(refreshes == round, "one refresh is enough for all")
    }
    let logins = await service.server.count("POST /api/v1/auth/login")
    let lost = await service.revokedFamilies
    Transcript.show("", "\(logins) login; \(lost) sessions lost to a refresh token used twice")
    try Unexpected.unless(logins == 1 && lost == 0, "the session is never lost")
  }
}
