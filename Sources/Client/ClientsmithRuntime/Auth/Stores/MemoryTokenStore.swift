/// Keeps tokens as long as the program runs.
public final class MemoryTokenStore: TokenStore {
  private let tokens = Locked([SessionKey: TokenSet]())
  private let turns = SessionTurns()

  /// An empty store.
  public init() {}

  /// The tokens under a key.
  public func load(_ key: SessionKey) async throws -> TokenSet? {
    tokens.withLock { tokens in tokens[key] }
  }

  /// Keeps tokens.
  public func save(_ set: TokenSet, for key: SessionKey) async throws {
    tokens.withLock { tokens in tokens[key] = set }
  }

  /// Forgets tokens.
  public func remove(_ key: SessionKey) async throws {
    tokens.withLock { tokens in tokens[key] = nil }
  }

  /// A turn among the clients that share this store.
  public func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
}
