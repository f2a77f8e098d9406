/// Keeps tokens as long as the program runs.
public final class MemoryTokenStore: TokenStore {
  private let tokens = Locked<[TokenKey: TokenSet]>([:])
  private let turns = ExchangeTurns()

  /// An empty store.
  public init() {}

  /// The tokens under a key.
  public func load(_ key: TokenKey) async throws -> TokenSet? {
    tokens.withLock { tokens in tokens[key] }
  }

  /// Keeps tokens.
  public func save(_ set: TokenSet, for key: TokenKey) async throws {
    tokens.withLock { tokens in tokens[key] = set }
  }

  /// Forgets tokens.
  public func remove(_ key: TokenKey) async throws {
    tokens.withLock { tokens in tokens[key] = nil }
  }

  /// Runs the exchange while no other client that shares this store runs one for the key.
  public func exclusively<Result: Sendable>(
    _ key: TokenKey, _ exchange: @Sendable () async throws -> Result
  ) async throws -> Result {
    try await turns.run(key, exchange)
  }
}
