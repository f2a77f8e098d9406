import ClientsmithRuntime
import HTTPTypes
import Testing

/// This module is compiled with `NonisolatedNonsendingByDefault`, as Xcode 26 makes new apps: what it implements of the runtime's
/// protocols must be what the runtime calls.
@Suite(.timeLimit(.minutes(25))) struct TokenStoreWitnessTests {
  /// Counts its leases.
  private actor CountingStore: TokenStore {
    private(set) var leases = 0
    private var tokens: [SessionKey: TokenSet] = [:]
    private let turns = SessionTurns()

    func load(_ key: SessionKey) async throws -> TokenSet? { tokens[key] }
    func save(_ tokens: TokenSet, for key: SessionKey) async throws { self.tokens[key] = tokens }
    func remove(_ key: SessionKey) async throws { tokens[key] = nil }
    func lease(_ key: SessionKey) async throws -> TokenLease {
      leases += 1
      return try await turns.lease(key)
    }
  }

  @Test func theStoresOwnLeaseIsTaken() async throws {
    let store = CountingStore()
    let services = AuthorizationServices(name: "Example", serverURL: "https://api.example.com", tokenStore: store) {
      _, _ in (HTTPResponse(status: .ok), Array(#"{"token":"t"}"#.utf8))
    }
    let login = TokenOperation("login", .post, "/login", fields: [TokenField("user", "ada")], token: "/token")
    let authenticator = TokenAuthenticator(TokenExchange(acquire: login))
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
    let context = AuthorizationContext(services, operationID: "getThing", scheme: "session")
    _ = try await authenticator.authorize(&request, for: context)
    #expect(request.headerFields[.authorization] == "Bearer t")
    #expect(await store.leases == 1)
  }

  /// What an authenticator of the user's own says is heard.
  @Test func anAuthenticatorsOwnAnswersAreHeard() async throws {
    struct Own: Authenticator {
      func authorize(
        _ request: inout HTTPRequest, for context: AuthorizationContext
      ) async throws -> AuthorizationStamp { .fixed }
      func knownScopes(for context: AuthorizationContext) async -> Set<Scope>? { ["a"] }
      func renew(_ rejection: Rejection, for context: AuthorizationContext) async throws -> Bool { true }
    }
    let services = AuthorizationServices(name: "Example", serverURL: "https://api.example.com") { _, _ in
      (HTTPResponse(status: .ok), [])
    }
    let context = AuthorizationContext(services, operationID: "getThing")
    let one: any Authenticator = Own()
    #expect(await one.knownScopes(for: context) == ["a"])
    #expect(try await one.renew(Rejection(status: 401, headers: [:], body: [], stamp: .fixed), for: context))
  }
}
