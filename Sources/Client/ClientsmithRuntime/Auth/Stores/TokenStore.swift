/// Where tokens outlive an authenticator: memory, a file, a keychain, or whatever a program has.
///
/// A store keeps what it is given whole, ``TokenSet/seal`` included: tokens that come back without their seal are given to nobody.
public protocol TokenStore: Sendable {
  /// The tokens kept under a key, nil when there are none. Throws when the store itself fails.
  func load(_ key: SessionKey) async throws -> TokenSet?
  /// Keeps tokens. Must have them safely before it returns: the refresh token may be used right after.
  func save(_ tokens: TokenSet, for key: SessionKey) async throws
  /// Forgets the tokens under a key.
  func remove(_ key: SessionKey) async throws
  /// Waits until nobody else who shares the store exchanges this session's token, and keeps the others out until the lease is
  /// ended or dropped.
  ///
  /// A rotating refresh token dies when it is used twice: a store that several processes share must lock for all of them, one
  /// that a single process uses can hand out ``SessionTurns/lease(_:)``. It has to end by itself with `CancellationError` when the
  /// caller is cancelled, and must not block a thread.
  ///
  /// What machines share is a ``SharedTokenStore``.
  func lease(_ key: SessionKey) async throws -> TokenLease
}

extension TokenStore {
  /// Does work while nobody else exchanges the session's token.
  func leased<Result: Sendable>(_ key: SessionKey, _ work: () async throws -> Result) async throws -> Result {
    let lease = try await lease(key)
    do {
      let result = try await work()
      await lease.end()
      return result
    } catch {
      await lease.end()
      throw error
    }
  }
}
