import Bluefly
import ClientsmithRuntime
import Foundation
import ServiceSimulators
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The OAuth flows of a document, on a token endpoint that fails in every way.
@Suite(.timeLimit(.minutes(25))) struct OAuthFlowTests {
  let time = SkippingTime()

  func client(
    of service: BlueflySimulator, over carrier: Carrier, _ credentials: BlueflyClient.Credentials
  ) -> BlueflyClient {
    BlueflyClient(
      credentials: credentials, server: .custom(service.url), configuration: time.configuration(over: carrier))
  }

  /// A person whose browser follows where it is sent.
  func person(asked: ManualCounter) -> BlueflyClient.Credentials {
    .authorizationCode(id: BlueflySimulator.publicClientID, account: "ada", scopes: [BlueflyClient.Scopes.modelsRead]) {
      url in
      asked.count()
      guard let url = URL(string: url) else { return }
      Task { _ = try await URLSession(configuration: .ephemeral).data(from: url) }
    }
  }

  @Test("a person signs in once with code and PKCE; later tokens come by refreshing", arguments: Carrier.allCases)
  func authorizationCode(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let asked = ManualCounter()
    let client = client(of: service, over: carrier, person(asked: asked))
    for _ in 0..<3 {
      let outcomes = await atOnce(50) { _ in _ = try await client.models.list() }
      #expect(outcomes.answered == 50)
      try await time.pass(.seconds(3601))
    }
    await service.expireTokens()
    _ = try await client.models.list()
    #expect(asked.value == 1)
    let forms = await service.server.requests(to: "POST /oauth/token").map(\.form)
    #expect(forms.map { $0["grant_type"] } == ["authorization_code"] + Array(repeating: "refresh_token", count: 3))
    #expect(forms[0]["code_verifier"]?.count == 43)
    #expect(Set(forms.dropFirst().compactMap { $0["refresh_token"] }).count == 3)
    #expect(await service.revokedFamilies == 0)
    await service.stop()
  }

  @Test(
    "a refresh token that a thief has used ends the session: the person is asked again", arguments: Carrier.allCases)
  func stolen(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let asked = ManualCounter()
    let client = client(of: service, over: carrier, person(asked: asked))
    _ = try await client.models.list()
    await service.expireTokens()
    _ = try await client.models.list()
    let refresh = try await #require(service.server.requests(to: "POST /oauth/token").last)
    let spent = try #require(refresh.form["refresh_token"])
    let thief = self.client(
      of: service, over: carrier, .refreshToken(spent, id: BlueflySimulator.publicClientID))
    let error = try await authenticationError { _ = try await thief.models.list() }
    #expect(error.kind == .signInRequired)
    #expect(error.code == "invalid_grant")
    #expect(await service.revokedFamilies == 1)
    _ = try await client.models.list()
    #expect(asked.value == 2)
    await service.stop()
  }

  @Test("a token endpoint that answers 429, then 500, then nothing is asked once each", arguments: Carrier.allCases)
  func failing(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = client(
      of: service, over: carrier,
      .clientCredentials(id: BlueflySimulator.clientID, secret: BlueflySimulator.clientSecret))
    await service.faults.add(.status(429, retryAfter: 2), on: "POST /oauth/token")
    await service.faults.add(.status(500), on: "POST /oauth/token", skipping: 1)
    let first = await atOnce(100) { _ in _ = try await client.models.list() }
    #expect(first.answered == 100)
    #expect(await service.server.requests(to: "POST /oauth/token").map(\.status) == [429, 500, 200])
    await service.expireTokens()
    await service.faults.clear()
    await service.faults.add(.dropAfterReading, on: "POST /oauth/token")
    let second = await atOnce(100) { _ in _ = try await client.models.list() }
    #expect(second.answered == 100)
    #expect(await service.server.count("POST /oauth/token") == 5)
    await service.stop()
  }

  // The refusal has a Basic challenge: over URLSession on Linux such an answer once never ended.
  @Test("a wrong secret is asked for once, however many calls wait", arguments: Carrier.allCases)
  func refused(carrier: Carrier) async throws {
    let service = try await BlueflySimulator.start(clock: time.server)
    let client = client(of: service, over: carrier, .clientCredentials(id: BlueflySimulator.clientID, secret: "wrong"))
    let outcomes = await atOnce(100) { _ in _ = try await client.models.list() }
    #expect(outcomes.errors.count == 100)
    for error in outcomes.errors {
      let reason = (error as? BlueflyClient.Error)?.underlying as? AuthenticationError
      #expect(reason?.kind == .refused)
      #expect(reason?.code == "invalid_client")
    }
    #expect(await service.requests.map(\.path) == ["/oauth/token"])
    await service.stop()
  }
}

/// Counts from any thread.
final class ManualCounter: Sendable {
  private let number = ManualClock(Date(timeIntervalSince1970: 0))

  func count() { number.advance(by: 1) }

  var value: Int { Int(number.now.timeIntervalSince1970) }
}
