import Foundation
import HTTPTypes
import Testing

@testable import ClientsmithRuntime

/// What an exchange owes to a store that remembers which refresh tokens have been sent.
@Suite(.timeLimit(.minutes(25))) struct SharedStoreTests {
  private func session(_ store: any TokenStore, canLogIn: Bool = false) -> TokenAuthenticator {
    TokenAuthenticator(
      TokenExchange(
        acquire: canLogIn ? .login() : nil, refresh: .refresh, initialRefreshToken: "r0", rotates: true), store: store)
  }

  private func rotating() -> TokenService {
    TokenService { _, _, count in TokenService.token("t\(count)", refresh: "r\(count)", expiresIn: 60) }
  }

  @Test func aTokenIsClaimedBeforeItIsSent() async throws {
    let store = RememberingStore()
    let service = rotating()
    service.answers { _, _, _ in
      #expect(store.claimed == "r0")
      return TokenService.token("t1", refresh: "r1", expiresIn: 60)
    }
    #expect(try await service.authorize(session(store)).header == "Bearer t1")
    #expect(store.claimed == nil)
  }

  @Test func aTokenThatADeadProcessHasSentIsNotSentAgain() async throws {
    let store = RememberingStore()
    let service = rotating()
    // Its answer never came, which is all that a process finds that comes after a dead one.
    service.answers { _, _, _ in throw TransportError(.interrupted, "the connection broke") }
    _ = await authenticationError { _ = try await service.authorize(session(store)) }
    service.answers { _, _, count in TokenService.token("t\(count)", expiresIn: 60) }
    let error = await authenticationError { _ = try await service.authorize(session(store)) }
    #expect(error?.kind == .signInRequired)
    #expect(service.bodies == [#"{"refreshToken":"r0"}"#])
    #expect(try await service.authorize(session(store, canLogIn: true)).header == "Bearer t2")
    #expect(service.requests.last?.path == "/v1/login")
  }

  @Test(arguments: [503, 429])
  func aTokenThatTheServiceDidNotTakeIsSentAgain(status: Int) async throws {
    let store = RememberingStore()
    let service = rotating()
    service.answers { _, _, count in
      count <= 3 ? TokenService.json(status, "{}") : TokenService.token("t", refresh: "r1", expiresIn: 60)
    }
    _ = await authenticationError { _ = try await service.authorize(session(store)) }
    #expect(try await service.authorize(session(store)).header == "Bearer t")
  }

  /// An answer that failed does not say whether the token was used before it did.
  @Test(arguments: [500, 502, 504, 520, 524])
  func aTokenThatTheServiceMayHaveTakenIsNotSentAgain(status: Int) async throws {
    let store = RememberingStore()
    let service = rotating()
    service.answers { _, _, _ in TokenService.json(status, "{}") }
    _ = await authenticationError { _ = try await service.authorize(session(store)) }
    service.answers { _, _, count in TokenService.token("t\(count)", expiresIn: 60) }
    let error = await authenticationError { _ = try await service.authorize(session(store)) }
    #expect(error?.kind == .signInRequired)
    #expect(service.count == 1)
  }

  @Test func aTokenThatComesBackIsGoodOnceMore() async throws {
    let store = RememberingStore()
    let service = TokenService { _, _, count in TokenService.token("t\(count)", expiresIn: 60) }
    for count in 1...3 {
      #expect(try await service.authorize(session(store)).header == "Bearer t\(count)")
      service.advance(.seconds(61))
    }
    #expect(Set(service.bodies) == [#"{"refreshToken":"r0"}"#])
  }

  /// A store that breaks between the claim and the answer costs the next process its session, not this one its token.
  @Test func aTokenThatCameIsUsedThoughTheStoreNoLongerWorks() async throws {
    let store = RememberingStore()
    let service = rotating()
    service.answers { _, _, _ in
      store.fails = true
      return TokenService.token("t1", expiresIn: 60)
    }
    #expect(try await service.authorize(session(store)).header == "Bearer t1")
  }

  @Test func whatOnlyMemoryHoldsIsStoredBeforeItIsSent() async throws {
    let store = RememberingStore()
    let service = rotating()
    let authenticator = session(store)
    store.refusesNext("t1")
    _ = try await service.authorize(authenticator)
    service.advance(.seconds(61))
    #expect(try await service.authorize(authenticator).header == "Bearer t2")
    #expect(service.bodies.last == #"{"refreshToken":"r1"}"#)
  }

  @Test func aStoreThatIsAwayKeepsARotatingTokenAtHome() async throws {
    let store = RememberingStore()
    store.fails = true
    let service = rotating()
    let error = await authenticationError { _ = try await service.authorize(session(store, canLogIn: true)) }
    #expect(error?.kind == .storeUnavailable)
    #expect(service.count == 0)
  }

  @Test func aStoreThatIsAwayDoesNotKeepAProgramFromItsOwnToken() async throws {
    let store = RememberingStore()
    store.fails = true
    let service = rotating()
    let client = OAuthClient(
      id: "service", authentication: .basic("cs"),
      endpoints: OAuthEndpoints(token: "https://login.example.com/token"))
    let authenticator = TokenAuthenticator(ClientCredentialsGrant(client), store: store)
    var events = service.events.events().makeAsyncIterator()
    #expect(try await service.authorize(authenticator).header == "Bearer t1")
    #expect(await events.next()?.kind == .storePassedOver)
  }

}

/// A shared store in memory with one place: what a server with a lock and a record would do.
private final class RememberingStore: SharedTokenStore {
  struct Record: Sendable {
    var tokens: TokenSet?
    var claimed: Secret?
    var first: Secret?
    var refused: Secret?
    var fails = false
  }

  private let record = Locked(Record())
  private let turns = SessionTurns()

  var claimed: Secret? { record.withLock { $0.claimed } }
  var fails: Bool {
    get { record.withLock { $0.fails } }
    set { record.withLock { $0.fails = newValue } }
  }

  /// Fails once to store tokens with this access token.
  func refusesNext(_ token: Secret) { record.withLock { $0.refused = token } }

  private func check() throws {
    if fails { throw AuthenticationError(.storeUnavailable, "the store is away") }
  }

  func load(_ key: SessionKey) async throws -> TokenSet? {
    try check()
    return record.withLock { $0.tokens }
  }

  func save(_ tokens: TokenSet, for key: SessionKey) async throws {
    try check()
    try record.withLock { record in
      if record.refused == tokens.accessToken {
        record.refused = nil
        throw AuthenticationError(.storeUnavailable, "the store is away")
      }
      if tokens.refreshToken != record.claimed { record.claimed = nil }
      record.tokens = tokens
    }
  }

  func remove(_ key: SessionKey) async throws {
    try check()
    record.withLock { $0.tokens = nil }
  }

  func lease(_ key: SessionKey) async throws -> TokenLease {
    try check()
    return try await turns.lease(key)
  }

  func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool {
    try check()
    guard let refreshToken else { return true }
    return record.withLock { record in
      guard isFirst || record.tokens?.refreshToken == refreshToken, record.claimed != refreshToken,
        record.first != refreshToken
      else { return false }
      record.claimed = refreshToken
      if isFirst { record.first = refreshToken }
      return true
    }
  }

  func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws {
    try check()
    record.withLock { record in
      if record.claimed == refreshToken { record.claimed = nil }
      if record.first == refreshToken { record.first = nil }
    }
  }
}
