/// Where tokens outlive an authenticator: memory, a file, a keychain, or whatever a program has.
public protocol TokenStore: Sendable {
  /// The tokens kept under a key, nil when there are none. Throws when the store itself fails.
  func load(_ key: TokenKey) async throws -> TokenSet?
  /// Keeps tokens. Must have them safely before it returns: the refresh token may be used right after.
  func save(_ tokens: TokenSet, for key: TokenKey) async throws
  /// Forgets the tokens under a key.
  func remove(_ key: TokenKey) async throws
  /// Runs `exchange` while nobody else who shares the store runs one for this key.
  ///
  /// A store that several processes share must lock here: a rotating refresh token dies when it is used twice.
  func exclusively<Result: Sendable>(
    _ key: TokenKey, _ exchange: @Sendable () async throws -> Result
  ) async throws -> Result
}

extension TokenStore {
  /// Runs the exchanges of one key one after the other within this process: enough for a store that one process uses.
  public func exclusively<Result: Sendable>(
    _ key: TokenKey, _ exchange: @Sendable () async throws -> Result
  ) async throws -> Result {
    try await ExchangeTurns.shared.run(key, exchange)
  }
}

/// Says whose tokens they are. Holds nothing secret.
public struct TokenKey: Hashable, Sendable, CustomStringConvertible {
  /// The server's origin, so that tokens of a test server are never sent to another.
  public let origin: String
  /// The security scheme.
  public let scheme: String
  /// A fingerprint of the account.
  public let account: String

  /// Names a place in a store.
  public init(origin: String, scheme: String, account: String) {
    self.origin = origin
    self.scheme = scheme
    self.account = account
  }

  /// The three parts in one text, fit for a file or a keychain item.
  public var description: String { "\(scheme)@\(origin)#\(account)" }
}
