/// Lets the exchanges of one key follow each other within this process: of two clients that share a store, the second then
/// finds what the first has got, and no rotating refresh token is used twice.
final class ExchangeTurns: Sendable {
  /// For stores without an identity of their own.
  static let shared = ExchangeTurns()

  /// Who waits, by key; a key that is here has an exchange under way.
  private let lines = Locked<[TokenKey: [CheckedContinuation<Void, Never>]]>([:])

  /// Runs an exchange when its turn has come. A cancelled caller keeps its turn: exchanges end by themselves.
  func run<Result: Sendable>(
    _ key: TokenKey, _ exchange: @Sendable () async throws -> Result
  ) async throws -> Result {
    await take(key)
    defer { pass(key) }
    return try await exchange()
  }

  private func take(_ key: TokenKey) async {
    await withCheckedContinuation { continuation in
      let isFree = lines.withLock { lines in
        guard lines[key] != nil else {
          lines[key] = []
          return true
        }
        lines[key]?.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  private func pass(_ key: TokenKey) {
    let next = lines.withLock { lines -> CheckedContinuation<Void, Never>? in
      guard let line = lines[key], !line.isEmpty else {
        lines[key] = nil
        return nil
      }
      return lines[key]?.removeFirst()
    }
    next?.resume()
  }
}
