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

/// A token store that processes or machines share, and that remembers which refresh tokens have been sent.
///
/// A lock alone does not protect a rotating refresh token: the process that holds it may die when the token has been sent and its
/// successor not yet been stored. Whoever comes next must not send it again, since a service that sees a token twice ends the
/// session (RFC 9700 section 4.14.2). So a token is claimed before it is sent, and one that is claimed is not sent again. What is
/// saved and removed, is saved and removed under a lease.
public protocol SharedTokenStore: TokenStore {
  /// Says under a lease that an exchange is about to be sent: a refresh with this token, or a login with none.
  ///
  /// False where the token must not be sent: it has been claimed before, or the store holds another one or none for this key. With
  /// `isFirst` it is the one that the program was configured with, which the store need not hold; that it was claimed must be
  /// remembered for as long as the session's place is, whatever is saved or removed.
  /// Throws `AuthenticationError`: `storeUnavailable` where the store is not reached, `storeFailed` where the lease is lost.
  func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool
  /// Takes a claim back under the same lease: the token never reached the service, or with `isSteady` was used and is as good as
  /// before. A service that has left a token good once does not rotate: that token may be claimed from then on whoever died with it.
  func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws
}

/// The right to exchange one session's token while nobody else does, until it is ended or dropped.
public final class TokenLease: Sendable {
  private let release: Locked<(@Sendable () async -> Void)?>

  /// `release` lets the next one in; it is called once.
  public init(release: @escaping @Sendable () async -> Void) {
    self.release = Locked(release)
  }

  deinit {
    // Dropped without a word: who waits must not do so for ever.
    if let release = take() { Task { await release() } }
  }

  /// Lets the next one in. Does nothing the second time.
  @inline(never)
  public func end() async {
    await take()?()
  }

  private func take() -> (@Sendable () async -> Void)? {
    release.withLock { release in
      defer { release = nil }
      return release
    }
  }
}
