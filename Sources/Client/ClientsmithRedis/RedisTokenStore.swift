#if Redis
import ClientsmithRuntime
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Keeps tokens in Redis or Valkey for all machines of a fleet: no refresh token is sent twice, and nobody logs in while another's token
/// is good.
///
///     let redis = try RedisClient(url: "rediss://:password@redis.internal")
///     configuration.tokenStore = RedisTokenStore(redis, encryption: try .aesGCM(base64: key))
///
/// Each session is one hash under a digest of its key. An exchange holds a lease that ends by itself, is renewed while the exchange goes
/// on, and is the fence for what it writes. Times are the server's. What is lost when, and what the server needs, is in `docs/fleets.md`.
public final class RedisTokenStore: SharedTokenStore {
  let records: RedisTokenRecords
  private let encryption: TokenEncryption
  private let patience: Duration
  private let environment: RuntimeEnvironment
  /// Within this process callers stand in line, so that one of them at a time asks the server.
  private let turns = SessionTurns()
  /// Who this process is to the server, by session: set while it has the lease.
  private let holders = Locked<[SessionKey: String]>([:])

  /// A store over a server.
  ///
  /// `prefix` begins the names of its keys. `lease` is how long an exchange is waited for whose process died; `patience` how long
  /// one that goes on. A session that nobody used for `retention` is forgotten.
  public init(
    _ redis: any RedisCommands, encryption: TokenEncryption, prefix: String = "clientsmith",
    lease: Duration = .seconds(15), patience: Duration = .seconds(240), retention: Duration = .seconds(400 * 86_400),
    environment: RuntimeEnvironment = .live
  ) {
    records = RedisTokenRecords(
      redis: redis, prefix: prefix, lease: max(lease, .seconds(1)), retention: retention, environment: environment)
    self.encryption = encryption
    self.patience = patience
    self.environment = environment
  }

  /// The tokens under a key. Throws `AuthenticationError`: `storeUnavailable`, or `storeFailed` where what is there cannot be read.
  public func load(_ key: SessionKey) async throws -> TokenSet? {
    guard case .array(let found) = try await records.run(TokenScripts.load, key), found.count == 2,
      case .bytes(let stored) = found[0]
    else { return nil }
    let json = try encryption.open(stored, for: key.digest)
    guard let value = try? JSONReader.decode(JSONValue.self, from: json), var tokens = TokenSet(revealed: value) else {
      throw AuthenticationError(.storeFailed, "what the token store holds is no token")
    }
    // By this machine's clock, whatever that of the machine says which has stored them.
    tokens.issuedAt = environment.now().addingTimeInterval(-Double(found[1].integer ?? 0) / 1_000)
    return tokens
  }

  /// Keeps tokens. A server that is away is waited for as long as a lease lasts: it may hold what has just been used up.
  public func save(_ tokens: TokenSet, for key: SessionKey) async throws {
    let text = try encryption.seal(JSONWriter.encode(tokens.revealedJSON()), for: key.digest)
    let digest = tokens.refreshToken.map { RedisTokenRecords.digest($0, key) } ?? ""
    let age = Duration.seconds(min(max(0, environment.now().timeIntervalSince(tokens.issuedAt)), 1e9))
    let words = [text, Array(digest.utf8), Array("\(age.nanoseconds / 1_000_000)".utf8)]
    try await holding(key) { holder in try await self.records.write(TokenScripts.save, key, holder, words) }
  }

  /// Forgets tokens; which of them have been sent stays known.
  public func remove(_ key: SessionKey) async throws {
    try await holding(key) { holder in try await self.records.write(TokenScripts.remove, key, holder) }
  }

  /// Keeps every other process out that exchanges this session's token. Throws `AuthenticationError`: `storeUnavailable`, or
  /// `storeFailed` when patience is at its end; and `CancellationError`.
  public func lease(_ key: SessionKey) async throws -> TokenLease {
    let turn = try await turns.lease(key)
    let holder = RedisTokenRecords.name()
    do {
      try await take(key, holder)
    } catch {
      await turn.end()
      // It may have been granted without our hearing of it.
      Task { [records] in await records.end(key, holder) }
      throw error
    }
    holders.withLock { $0[key] = holder }
    let renewal = Task { [records] in await records.renew(key, holder) }
    return TokenLease { [holders, records] in
      renewal.cancel()
      holders.withLock { $0[key] = nil }
      await records.end(key, holder)
      await turn.end()
    }
  }

  /// Says that a token is about to be sent, or a login: see `SharedTokenStore`.
  public func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool {
    guard let holder = holders.withLock({ $0[key] }) else { throw RedisTokenRecords.lost }
    let digest = refreshToken.map { RedisTokenRecords.digest($0, key) } ?? ""
    let answer = try await records.run(
      TokenScripts.claim, key, holder, [digest, RedisTokenRecords.name(), isFirst ? "1" : ""].map { Array($0.utf8) })
    switch answer.integer {
    case 1: return true
    case 0: return false
    default: throw RedisTokenRecords.lost
    }
  }

  /// Takes a claim back.
  public func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws {
    guard let holder = holders.withLock({ $0[key] }) else { throw RedisTokenRecords.lost }
    let words = [RedisTokenRecords.digest(refreshToken, key), isSteady ? "1" : ""]
    try await records.write(TokenScripts.release, key, holder, words.map { Array($0.utf8) })
  }

  private func take(_ key: SessionKey, _ holder: String) async throws {
    let deadline = environment.uptime() + patience
    var pause = Duration.milliseconds(10)
    while true {
      try Task.checkCancellation()
      let left = try await records.run(TokenScripts.take, key, holder).integer ?? 0
      if left <= 0 { return }
      guard environment.uptime() < deadline else {
        throw AuthenticationError(
          .storeFailed, "another process has been exchanging this session's token for \(patience)")
      }
      // Apart from each other, so that those who wait do not all ask at once.
      try await environment.sleep(min(pause * (0.5 + environment.random()), .milliseconds(left + 1)))
      pause = min(pause * 2, .milliseconds(100))
    }
  }

  /// Writes under the lease that this process has, or under one of its own.
  private func holding(_ key: SessionKey, _ write: @escaping @Sendable (String) async throws -> Void) async throws {
    if let holder = holders.withLock({ $0[key] }) { return try await write(holder) }
    let lease = try await lease(key)
    do {
      guard let holder = holders.withLock({ $0[key] }) else { throw RedisTokenRecords.lost }
      try await write(holder)
      await lease.end()
    } catch {
      await lease.end()
      throw error
    }
  }
}
#endif
