import ClientsmithTesting
import HTTPTypes
import Testing

@_spi(Generated) @testable import ClientsmithRuntime

/// Logins are requests like others to a service that counts what comes from an address.
@Suite(.timeLimit(.minutes(25))) struct LoginLimitTests {
  private func fixture(_ limit: RateLimit) -> PetFixture {
    PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")], rateLimits: [limit]),
      credentials: [Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))]
    ) { request in
      request.path.hasSuffix("/login") ? .json(#"{"access_token":"t"}"#) : PetFixture.rex
    }
  }

  private func waits(_ limit: RateLimit, calls: Int) async throws -> Bool {
    let fixture = fixture(limit)
    let start = fixture.time.environment.uptime()
    for _ in 0..<calls { _ = try await fixture.client.get("1") }
    #expect(fixture.server.requests.count == calls + 1)
    return fixture.time.environment.uptime() > start
  }

  @Test func aLoginTakesItsPlaceInAWindowOfTheAddress() async throws {
    let limit = RateLimit(requests: 5, per: .seconds(60), scope: .address)
    #expect(try await !waits(limit, calls: 4))
    #expect(try await waits(limit, calls: 5))
  }

  @Test func aLoginIsNobodysAccountYet() async throws {
    #expect(try await !waits(RateLimit(requests: 5, per: .seconds(60), scope: .account), calls: 5))
    #expect(try await !waits(RateLimit(requests: 5, per: .seconds(60), scope: .credential), calls: 5))
  }
}
