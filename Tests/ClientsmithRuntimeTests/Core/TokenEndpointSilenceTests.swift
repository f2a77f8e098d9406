import ClientsmithTesting
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// A token endpoint that begins its answer and never ends it must not hold up the calls that wait for the token for ever.
@Suite(.timeLimit(.minutes(25))) struct TokenEndpointSilenceTests {
  @Test func `an answer that stops coming ends with the attempt's time limit`() async throws {
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")]),
      credentials: [
        Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))
      ],
      configure: { $0.timeout = .milliseconds(500) }
    ) { request in
      guard request.path.hasSuffix("/login") else { return PetFixture.rex }
      let (stream, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
      continuation.yield(Array(#"{"access_tok"#.utf8))
      // Kept, so that the stream never ends.
      continuation.onTermination = { _ in _ = continuation }
      return .stream(stream, headers: [("Content-Type", "application/json")])
    }
    let error = try await problem { _ = try await fixture.client.get("1") }
    #expect(error.kind == .authentication)
    #expect((error.underlying as? AuthenticationError)?.kind == .unavailable)
    #expect(fixture.server.requests.count == 3)
  }
}
