#if Redis
import ClientsmithRedis
@testable import ClientsmithRuntime
import Foundation
import HTTPTypes
import Testing

/// Sessions in a real server.
@Suite(
  .enabled(if: RedisServer.isAvailable, "there is no redis-server: apt-get install redis-server"),
  .timeLimit(.minutes(25)))
struct RedisTokenStoreTests {
  private let key = SessionKey(server: "https://api.example.com", scheme: "session", account: .init("ada@example.com"))
  private let tokens = TokenSet(accessToken: "access-0123", refreshToken: "refresh-0123", lifetime: .seconds(60))
  private func encryption(_ byte: UInt8, previous: [UInt8] = []) throws -> TokenEncryption {
    try .aesGCM(
      key: [UInt8](repeating: byte, count: 32), previous: previous.map { [UInt8](repeating: $0, count: 32) })
  }

  @Test func whatIsStoredSaysNothing() async throws {
    let server = try await RedisServer()
    let store = RedisTokenStore(try RedisClient(url: server.url), encryption: try encryption(1))
    try await store.save(tokens, for: key)
    let contents = try await server.contents()
    #expect(contents.contains(key.digest))
    for text in ["ada", "example.com", "0123"] { #expect(!contents.contains(text)) }
    #expect(try await store.load(key)?.refreshToken == "refresh-0123")
    try await store.remove(key)
    #expect(try await store.load(key) == nil)
  }

  @Test func keysOfTheEncryptionCanBeChanged() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    try await RedisTokenStore(redis, encryption: try encryption(1)).save(tokens, for: key)
    let both = RedisTokenStore(redis, encryption: try encryption(2, previous: [1]))
    #expect(try await both.load(key)?.accessToken == "access-0123")
    let other = await storeError { _ = try await RedisTokenStore(redis, encryption: try encryption(3)).load(key) }
    #expect(other?.message == "what the token store holds was encrypted with another key")
    let plain = await storeError { _ = try await RedisTokenStore(redis, encryption: .none).load(key) }
    #expect(plain?.message == "what the token store holds is encrypted, and the store was given no key")
  }

  @Test func aSealedTextIsOfNoUseUnderAnotherKey() async throws {
    let server = try await RedisServer()
    let store = RedisTokenStore(try RedisClient(url: server.url), encryption: try encryption(1))
    let other = SessionKey(server: "https://api.example.com", scheme: "session", account: .init("eve"))
    try await store.save(tokens, for: key)
    try await server.say("COPY", "clientsmith:session:{\(key.digest)}", "clientsmith:session:{\(other.digest)}")
    #expect(await storeError { _ = try await store.load(other) }?.kind == .storeFailed)
  }

  @Test func aTokenIsAsOldAsItIsWhateverTheClocksSay() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    func store(_ clock: TimeInterval) -> RedisTokenStore {
      var environment = RuntimeEnvironment.live
      environment.now = { Date().addingTimeInterval(clock) }
      return RedisTokenStore(redis, encryption: .none, environment: environment)
    }
    var old = tokens
    old.issuedAt = Date().addingTimeInterval(-20 - 3_600)
    try await store(-3_600).save(old, for: key)
    let found = try #require(try await store(500).load(key))
    let age = Date().addingTimeInterval(500).timeIntervalSince(found.issuedAt)
    #expect(age >= 20 && age < 80)
  }

  @Test func aSecondProcessTakesUpWhatTheFirstHasObtained() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    let service = StrictService()
    let members = (0..<16).map { _ in FleetMember(service, redis, lease: .seconds(15)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for member in members { group.addTask { _ = try await member.token() } }
      try await group.waitForAll()
    }
    #expect(service.logins == 1)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for member in members { group.addTask { try await member.renew() } }
      try await group.waitForAll()
    }
    #expect(service.refreshes == 1)
    #expect(service.presentedTwice == 0)
  }

  @Test func whoWasHeldUpWritesNothing() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    // A process that stops behind its lease, as one whose machine was put to sleep.
    let life = Life()
    let late = RedisTokenStore(redis, encryption: .none, lease: .seconds(1), environment: life.stoppedEnvironment)
    let lease = try await late.lease(key)
    let quick = RedisTokenStore(redis, encryption: .none, lease: .seconds(1))
    let next = try await quick.lease(key)
    try await quick.save(tokens, for: key)
    #expect(await storeError { try await late.save(tokens, for: key) }?.kind == .storeFailed)
    #expect(await storeError { _ = try await late.claim(nil, isFirst: false, for: key) }?.kind == .storeFailed)
    await lease.end()
    #expect(try await quick.claim("refresh-0123", isFirst: false, for: key))
    await next.end()
  }

  @Test func aTokenThatDoesNotRotateSurvivesTheDeadWhoSentIt() async throws {
    let server = try await RedisServer()
    let store = RedisTokenStore(try RedisClient(url: server.url), encryption: .none)
    func inTurn(_ work: @Sendable () async throws -> Void) async throws {
      let lease = try await store.lease(key)
      try await work()
      await lease.end()
    }
    try await inTurn {
      let isGranted = try await store.claim("steady", isFirst: true, for: key)
      #expect(isGranted)
      try await store.release("steady", isSteady: true, for: key)
      try await store.save(TokenSet(accessToken: "a", refreshToken: "steady"), for: key)
    }
    for _ in 0..<2 {
      try await inTurn {
        let isGranted = try await store.claim("steady", isFirst: true, for: key)
        #expect(isGranted)
      }
    }
  }

  @Test func aTokenOfTheConfigurationIsRememberedWhateverIsRemoved() async throws {
    let server = try await RedisServer()
    let store = RedisTokenStore(try RedisClient(url: server.url), encryption: .none)
    let lease = try await store.lease(key)
    #expect(try await store.claim("r0", isFirst: true, for: key))
    try await store.save(TokenSet(accessToken: "a", refreshToken: "r1"), for: key)
    #expect(try await !store.claim("r0", isFirst: true, for: key))
    #expect(try await store.claim("r1", isFirst: false, for: key))
    #expect(try await !store.claim("r1", isFirst: false, for: key))
    try await store.remove(key)
    #expect(try await !store.claim("r0", isFirst: true, for: key))
    #expect(try await !store.claim("r1", isFirst: false, for: key))
    try await store.release("r0", isSteady: false, for: key)
    #expect(try await store.claim("r0", isFirst: true, for: key))
    await lease.end()
  }

  @Test func aLeaseIsHeldForAsLongAsItsHolderWorks() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    let first = RedisTokenStore(redis, encryption: .none, lease: .seconds(5))
    let impatient = RedisTokenStore(redis, encryption: .none, lease: .seconds(5), patience: .seconds(7))
    let lease = try await first.lease(key)
    #expect(await storeError { _ = try await impatient.lease(key) }?.message.contains("another process") == true)
    await lease.end()
    await (try await impatient.lease(key)).end()
  }

  @Test func aStoreThatForgotDoesNotMakeAMemberSendAnOldToken() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    let service = StrictService()
    let (one, other) = (FleetMember(service, redis), FleetMember(service, redis))
    try await one.token()
    try await other.token()
    try await one.renew()
    try await server.restartEmpty()
    // It holds a refresh token in memory that the first has used up, and the store knows nothing of that.
    try await other.renew()
    #expect(service.presentedTwice == 0)
    #expect(service.logins == 2)
    try await one.renew()
    #expect(service.logins == 2)
  }

  @Test func aStoreThatIsAwayStopsRotatingTokensAndNoOthers() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    let service = StrictService()
    let member = FleetMember(service, redis)
    try await member.token()
    server.kill()
    #expect(await storeError { try await member.renew() }?.kind == .storeUnavailable)
    #expect(service.refreshes == 0)
    let client = OAuthClient(
      id: "service", authentication: .post("cs-0123"),
      endpoints: OAuthEndpoints(token: "https://login.example.com/token"))
    let store = RedisTokenStore(redis, encryption: .none)
    let program = TokenAuthenticator(ClientCredentialsGrant(client), store: store)
    var request = HTTPRequest(method: .get, scheme: "https", authority: "api.example.com", path: "/")
    _ = try await program.authorize(&request, for: member.context)
    #expect(request.headerFields[.authorization] != nil)
  }

  @Test func aTokenIsStoredByAStoreThatComesBackInTime() async throws {
    let server = try await RedisServer()
    let redis = try RedisClient(url: server.url)
    let store = RedisTokenStore(redis, encryption: .none)
    let lease = try await store.lease(key)
    server.kill()
    async let saved: Void = store.save(tokens, for: key)
    try await server.start()
    try await saved
    await lease.end()
    #expect(try await store.load(key)?.refreshToken == "refresh-0123")
  }

  @Test func aStoreWithoutMemoryIsAway() async throws {
    let server = try await RedisServer(["--maxmemory", "1", "--maxmemory-policy", "noeviction"])
    let store = RedisTokenStore(try RedisClient(url: server.url), encryption: .none, lease: .seconds(1))
    let error = await storeError { try await store.save(tokens, for: key) }
    #expect(error?.kind == .storeUnavailable)
    #expect((error?.underlying as? RedisError)?.message.contains("OOM") == true)
    try await server.say("CONFIG", "SET", "maxmemory", "0")
    try await store.save(tokens, for: key)
  }
}

extension Life {
  /// Clocks of a process in which nothing that waits ever comes back.
  var stoppedEnvironment: RuntimeEnvironment {
    var environment = RuntimeEnvironment.live
    environment.sleep = { _ in await Life(1).step() }
    return environment
  }
}

/// The error that a store's work ends with.
func storeError(_ work: () async throws -> Void) async -> AuthenticationError? {
  do {
    try await work()
    return nil
  } catch {
    return error as? AuthenticationError
  }
}
#endif
