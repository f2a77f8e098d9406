import ClientsmithRuntime
import FirstQuadrant
import ServiceSimulators
import Testing

/// FirstQuadrant's contacts, walked in both directions while the service fails in every way.
@Suite(.timeLimit(.minutes(25))) struct FirstQuadrantWalkTests {
  let time = SkippingTime()

  func client(of service: FirstQuadrantSimulator, over carrier: Carrier) -> FirstQuadrantClient {
    FirstQuadrantClient(
      credentials: .apiKey(FirstQuadrantSimulator.key, organization: FirstQuadrantSimulator.organization),
      server: .custom(service.url), configuration: time.patience(over: carrier))
  }

  @Test("10,000 contacts forwards, and back from the last", arguments: Carrier.allCases)
  func bothDirections(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server, contacts: 10_000)
    await service.addFaults(on: "GET /v5/contacts")
    let client = client(of: service, over: carrier)
    let forwards = try await client.contacts.list(limit: 100).all().map(\.id)
    #expect(forwards.count == 10_000)
    #expect(Set(forwards).count == 10_000)

    let last = try #require(forwards.last)
    let backwards = try await client.contacts.list(limit: 100, endingBefore: last).all().map(\.id)
    #expect(backwards.count == 9_999)
    #expect(Set(backwards) == Set(forwards.dropLast()))
    await service.stop()
  }

  @Test("a token that ends in the middle is renewed, and the walk goes on", arguments: Carrier.allCases)
  func expiry(carrier: Carrier) async throws {
    let service = try await FirstQuadrantSimulator.start(clock: time.server, contacts: 10_000)
    await service.addFaults(on: "GET /v5/contacts") { await service.expireTokens() }
    let tokens = await service.logIn(at: time.environment.now())
    let client = FirstQuadrantClient(
      credentials: .accessToken(tokens.access, refreshToken: tokens.refresh ?? ""), server: .custom(service.url),
      configuration: time.patience(over: carrier))
    let ids = try await client.contacts.list(limit: 100).all().map(\.id)
    #expect(ids.count == 10_000)
    #expect(Set(ids).count == 10_000)
    await service.stop()
  }
}
