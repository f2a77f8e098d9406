/// Turns by session within one process: all that a store needs for its leases which one process uses alone.
///
///     func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
public final class SessionTurns: Sendable {
  private let turns = Turns<SessionKey>()

  /// Lines in which nobody stands. Those who share a store must share its turns.
  public init() {}

  /// Waits for a session's turn. Throws `CancellationError` as soon as the caller is cancelled.
  public func lease(_ key: SessionKey) async throws -> TokenLease { try await turns.lease(key) }
}
