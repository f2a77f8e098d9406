import Bluefly
import BlueflyMock
import ClientsmithMock
import Testing

/// Bluefly: a program with scopes, and a person whose refresh token is good for one use.
@Suite struct BlueflyJourneyTests {
  @Test func aDayAtTheService() async throws {
    let mock = BlueflyMock()
    mock.models.generate.answer(["text": "Hello!"])
    mock.user.profile.answer(Profile(name: "Ada"))
    let scopes = [BlueflyClient.Scopes.modelsRead]
    let program = BlueflyClient(
      credentials: .clientCredentials(id: "id", secret: "s", scopes: scopes + [BlueflyClient.Scopes.modelsGenerate]),
      configuration: mock.configuration)
    let text = try await program.models.generate(modelID: "m", GenerateRequest(prompt: "Hello")).json()
    #expect(text["text"] == "Hello!")
    let reader = BlueflyClient(
      credentials: .clientCredentials(id: "id", secret: "s", scopes: scopes), configuration: mock.configuration)
    await #expect(throws: BlueflyClient.Error.self) {
      try await reader.models.generate(modelID: "m", GenerateRequest(prompt: "Hello"))
    }
    #expect(mock.models.generate.count == 1, "a scope that is known to be missing is not tried")

    let person = BlueflyClient(
      credentials: .login(username: "ada", password: "secret"), configuration: mock.configuration)
    for round in 0...2 {
      if round > 0 { mock.expireTokens() }
      try await withThrowingTaskGroup { group in
        for _ in 0..<100 { group.addTask { _ = try await person.user.profile() } }
        try await group.waitForAll()
      }
      #expect(mock.refreshes == round && mock.lostSessions == 0, "one refresh is enough for all")
    }
    #expect(mock.authentication.login.count == 1)
  }
}
