import ClientsmithTesting
import Foundation
import HTTPTypes
import Testing

@_spi(Generated) @testable import ClientsmithRuntime

/// Authentication as a whole call meets it: refusals, one replay, typed errors.
@Suite(.timeLimit(.minutes(25))) struct ConnectionAuthorizationTests {
  /// A service whose API takes only the token that its login gave last.
  private final class Service: Transport {
    struct State: Sendable {
      var token = "none"
      var logins = 0
      var calls = 0
      var refusal = (status: 401, body: #"{"error":{"code":"token_expired"}}"#)
      var refusesAll = false
    }

    let state = Locked(State())

    func send(_ request: HTTPRequest, body: RequestBody) async throws -> TransportResponse {
      await Task.yield()
      let (status, text) = state.withLock { state -> (Int, String) in
        if request.path?.hasSuffix("/login") == true {
          state.logins += 1
          state.token = "t\(state.logins)"
          return (200, #"{"access_token":"\#(state.token)","expires_in":3600}"#)
        }
        state.calls += 1
        let isKnown = request.headerFields[.authorization] == "Bearer \(state.token)" && !state.refusesAll
        return isKnown ? (200, #"{"ok":true}"#) : state.refusal
      }
      return TransportResponse(HTTPResponse(status: .init(code: status)), body: .bytes(Array(text.utf8)))
    }

    /// The server forgets the token that is in use.
    func expire() { state.withLock { state in state.token = "forgotten" } }

    var counts: (calls: Int, logins: Int) { state.withLock { state in (state.calls, state.logins) } }
  }

  private let service = Service()

  private func connection(
    _ credentials: [Credential]? = nil, alternatives: [SecurityRequirement] = [SecurityRequirement("session")]
  ) -> Connection {
    let login = TokenExchange(
      acquire: .login(), renewOn: [RenewalRule(status: 401, code: "token_expired", at: "/error/code")])
    var configuration = ClientConfiguration.default
    configuration.transport = service
    return Connection(
      description: APIDescription(name: "Example", version: "1", security: alternatives),
      server: "https://api.example.com",
      credentials: credentials ?? [Credential(scheme: "session", TokenAuthenticator(login))],
      configuration: configuration)
  }

  private func call(_ connection: Connection) async throws {
    let _: JSONValue = try await connection.value(OperationRequest("getThing", .get, "/thing", .default))
  }

  private func failure(_ connection: Connection) async throws -> APIError<JSONValue> {
    do {
      try await call(connection)
    } catch let error as APIError<JSONValue> {
      return error
    }
    Issue.record("nothing was thrown")
    throw CancellationError()
  }

  @Test func aRefusedTokenIsRenewedAndTheCallMadeAgain() async throws {
    let connection = connection()
    try await call(connection)
    service.expire()
    try await call(connection)
    #expect(service.counts == (calls: 3, logins: 2))
  }

  @Test func aCallIsReplayedAtMostOnce() async throws {
    let connection = connection()
    service.state.withLock { state in state.refusesAll = true }
    let error = try await failure(connection)
    #expect(service.counts == (calls: 2, logins: 2))
    #expect(error.status == .unauthorized)
    let cause = try #require(error.underlying as? AuthenticationError)
    #expect(cause.kind == .rejected)
    #expect(cause.code == "token_expired")
  }

  @Test func anotherCodeIsNotRenewedOn() async throws {
    let connection = connection()
    try await call(connection)
    service.expire()
    service.state.withLock { state in state.refusal = (401, #"{"error":{"code":"invalid_api_key"}}"#) }
    let error = try await failure(connection)
    #expect((error.underlying as? AuthenticationError)?.code == "invalid_api_key")
    #expect(service.counts == (calls: 2, logins: 1))
  }

  @Test func tooFewScopesAreOneTypedErrorWhoeverNoticesThem() async throws {
    let connection = connection()
    try await call(connection)
    service.expire()
    service.state.withLock { state in state.refusal = (403, #"{"error":{"code":"insufficient_scope"}}"#) }
    let error = try await failure(connection)
    #expect((error.underlying as? AuthenticationError)?.kind == .missingScope)
    #expect(service.counts == (calls: 2, logins: 1))
  }

  @Test func fiveHundredCallsOnATokenThatTheServerForgotCauseOneLogin() async throws {
    let connection = connection()
    try await call(connection)
    service.expire()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<500 { group.addTask { try await call(connection) } }
      try await group.waitForAll()
    }
    #expect(service.counts.logins == 2)
    #expect(service.counts.calls <= 1 + 2 * 500)
  }

  @Test func aRefusedTokenIsReplacedAlsoWhereTheBodyCannotBeSentAgain() async throws {
    let logins = Locked(0)
    let fixture = PetFixture(
      description: PetClient.description(security: [SecurityRequirement("session")]),
      credentials: [Credential(scheme: "session", TokenAuthenticator(TokenExchange(acquire: .login())))]
    ) { request in
      if request.path.hasSuffix("/login") {
        let count = logins.withLock { count in
          count += 1
          return count
        }
        return .json(#"{"access_token":"t\#(count)"}"#)
      }
      return request.header("Authorization") == "Bearer t1" ? .json("{}", status: 401) : .status(204)
    }
    func upload() async throws {
      let once = AsyncStream<[UInt8]> { stream in
        stream.yield([1, 2, 3])
        stream.finish()
      }
      var request = OperationRequest("upload", .put, "/upload", .default)
      request.body(.stream(once), contentType: "application/octet-stream")
      try await fixture.client.connection.empty(request)
    }
    let error = try await problem { try await upload() }
    #expect(error.status == .unauthorized)
    #expect(error.attempts == 1)
    try await upload()
    #expect(fixture.server.requests.count { $0.path.hasSuffix("/upload") } == 2)
    #expect(logins.withLock { $0 } == 2)
  }

  @Test func nothingIsSentWithoutACredential() async throws {
    let error = try await failure(connection([]))
    #expect((error.underlying as? AuthenticationError)?.missingSchemes == [["session"]])
    #expect(service.counts == (calls: 0, logins: 0))
  }

  @Test func aKeyInTheQueryIsInNoError() async throws {
    let key = APIKeyAuthenticator("very-secret", name: "key", in: .query)
    let error = try await failure(
      connection([Credential(scheme: "key", key)], alternatives: [SecurityRequirement("key")]))
    var dumped = ""
    dump(error, to: &dumped)
    #expect(!"\(error)".contains("very-secret") && !dumped.contains("very-secret"))
  }
}
