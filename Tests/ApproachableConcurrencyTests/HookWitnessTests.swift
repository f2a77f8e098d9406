@_spi(Generated) import ClientsmithRuntime
import HTTPTypes
import Testing

/// What stands around a client's calls, and stores that machines share, as a new app's module writes them.
@Suite(.timeLimit(.minutes(25))) struct HookWitnessTests {
  private actor Names: CallWrapper {
    private(set) var names: [String] = []
    private func add(_ name: String) { names.append(name) }

    nonisolated func around<Result: Sendable>(
      _ call: CallDescription, _ work: Work<Result>
    ) async throws -> Result {
      await add("\(call.method) \(call.pathTemplate)")
      return try await work()
    }
  }

  private struct Answering: Transport {
    func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
      TransportResponse(HTTPResponse(status: .ok), body: .bytes(Array("{}".utf8)))
    }
  }

  @Test func aScopeStandsAroundEachCall() async throws {
    let names = Names()
    let connection = Connection(
      description: APIDescription(name: "Pets", version: "1"), server: "https://api.example.com",
      configuration: ClientConfiguration(transport: Answering(), callWrapper: names))
    _ = try await connection.perform(OperationRequest("listPets", .get, "/pets", .default))
    #expect(await names.names == ["GET /pets"])
  }

  /// Grants each token once.
  private actor Claims: SharedTokenStore {
    private var tokens: [SessionKey: TokenSet] = [:]
    private(set) var claimed: [String] = []
    private let turns = SessionTurns()

    func load(_ key: SessionKey) async throws -> TokenSet? { tokens[key] }
    func save(_ tokens: TokenSet, for key: SessionKey) async throws { self.tokens[key] = tokens }
    func remove(_ key: SessionKey) async throws { tokens[key] = nil }
    func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
    func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool {
      claimed.append(refreshToken?.reveal() ?? "login")
      return true
    }
    func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws {}
  }

  @Test func aSharedStoreIsAskedBeforeALogin() async throws {
    let store = Claims()
    let services = AuthorizationServices(name: "Example", serverURL: "https://api.example.com", tokenStore: store) {
      _, _ in (HTTPResponse(status: .ok), Array(#"{"token":"t"}"#.utf8))
    }
    let login = TokenOperation("login", .post, "/login", fields: [TokenField("user", "ada")], token: "/token")
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
    _ = try await TokenAuthenticator(TokenExchange(acquire: login))
      .authorize(&request, for: AuthorizationContext(services, operationID: "getThing", scheme: "session"))
    #expect(await store.claimed == ["login"])
  }
}
