import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@testable @_spi(Generated) import ClientsmithRuntime

/// A recording keeps nothing of a login that the program described by hand.
@Suite(.timeLimit(.minutes(25))) struct TokenRecordingTests {
  @Test("neither what is sent nor the tokens, whatever their names", arguments: [TokenOperation.Encoding.json, .form])
  func handMade(encoding: TokenOperation.Encoding) async throws {
    let server = InMemoryTransport { request in
      switch request.path {
      case "/v1/enter": .json(#"{"ticket": {"jwt": "s3cret-one", "next": "s3cret-two"}, "for": "ada"}"#)
      case "/v1/again": .json(#"{"ticket": {"jwt": "s3cret-three", "next": "s3cret-four"}}"#)
      case "/v1/pets/1" where request.header("Authorization") == "Bearer s3cret-one": .status(401)
      default: .json(#"{"id": "1", "name": "was s3cret-one, is s3cret-three"}"#)
      }
    }
    let recorder = RecordingTransport(server)
    let exchange = TokenExchange(
      acquire: TokenOperation(
        "enter", .post, "/enter",
        fields: [
          TokenField("kennwort", "s3cret-word"), TokenField(.query("pw"), "s3cret-query"),
          TokenField(.header("X-Door"), "s3cret-door"),
        ], encoding: encoding, token: "/ticket/jwt", refreshToken: "/ticket/next"),
      refresh: TokenOperation(
        "again", .post, "/again", refreshTokenField: .body("old"), encoding: encoding, token: "/ticket/jwt",
        refreshToken: "/ticket/next"))
    let client = PetClient(
      connection: Connection(
        description: PetClient.description(security: [SecurityRequirement("session")]),
        server: "https://api.example.com/v1",
        credentials: [Credential(scheme: "session", TokenAuthenticator(exchange))],
        configuration: ClientConfiguration(
          transport: recorder, rateLimits: RateLimiting(registry: RateLimitRegistry()),
          environment: TestEnvironment().environment)))
    _ = try await client.get("1")
    let text = String(decoding: try JSONEncoder().encode(recorder.exchanges), as: UTF8.self)
    #expect(recorder.exchanges.count == 4)
    #expect(!text.contains("s3cret"), "\(text)")
    #expect(text.contains("ada"))
    #expect(text.contains("was [secret], is [secret]"))
  }
}
