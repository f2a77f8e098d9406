/// One account's session at one server: its token, who waits for the next one, and what is known of failures.
final class TokenSession: Sendable {
  let key: SessionKey
  let source: any TokenSource
  let store: any TokenStore
  let placement: CredentialPlacement
  let policy: TokenPolicy
  let sealer: SessionSealer
  let state = Locked(TokenState())

  init(
    _ key: SessionKey, of source: any TokenSource, store: any TokenStore, placement: CredentialPlacement,
    policy: TokenPolicy
  ) {
    self.key = key
    self.source = source
    self.store = store
    self.placement = placement
    self.policy = policy
    sealer = SessionSealer(key, source.secret)
  }

  /// Obtains another token than the refused one; false when there is no way, or when new tokens do not help.
  func renew(_ refused: UInt64, for context: AuthorizationContext) async throws -> Bool {
    guard source.canAcquire || canRefresh(refused) else {
      await abandon(refused, for: context)
      return false
    }
    return try await obtain(.replacement(of: refused), for: context) != nil
  }

  /// What is to be said of a refusal of the given token.
  func remark(on refused: UInt64, at now: Duration) -> String? {
    let policy = policy
    return state.withLock { state in
      if state.isSuspended(at: now, policy) {
        return "\(policy.freshReplacements) new tokens were refused within \(policy.freshness) as well, "
          + "so that no more are obtained for now: it is not the token that is refused"
      }
      guard state.held?.generation == refused, state.held?.isRefused == true else { return nil }
      return "the session is over; sign in again"
    }
  }

  /// Gives the tokens back, after an exchange that is under way: what it brings would outlive the signing out.
  func revoke(for context: AuthorizationContext) async throws {
    let tokens = try await store.leased(key) { () -> TokenSet? in
      let stored = try await store.load(key).flatMap { sealer.isOurs($0) ? $0 : nil }
      if stored != nil { try await store.remove(key) }
      let held = state.withLock { state in state.forget() }
      return held.flatMap { $0.isUnsaved ? $0.tokens : nil } ?? stored ?? held?.tokens
    }
    guard let tokens else { return }
    try await source.revoke(tokens, for: context)
    context.services.record(.revoked, scheme: context.scheme, operationID: context.operationID)
  }

  /// Marks a token as refused that cannot be replaced: neither this process nor another sends it again.
  private func abandon(_ refused: UInt64, for context: AuthorizationContext) async {
    let token = state.withLock { state in state.refuse(refused) }
    guard let token else { return }
    try? await store.leased(key) { try await store.discard(token, of: key, ifOurs: sealer) }
  }

  /// A store shared with other processes may hold a newer refresh token than memory: only a held token without one is final.
  private func canRefresh(_ refused: UInt64) -> Bool {
    guard source.canRefresh else { return false }
    return state.withLock { state in
      guard let held = state.held, held.generation == refused else { return true }
      return held.tokens.refreshToken != nil
    }
  }
}

extension TokenStore {
  /// Takes a refused access token out of the store, so that no other process sends it; what renews it stays.
  func discard(_ token: Secret, of key: SessionKey, ifOurs sealer: SessionSealer) async throws {
    guard var stored = try await load(key), sealer.isOurs(stored), stored.accessToken == token else { return }
    guard stored.refreshToken != nil else { return try await remove(key) }
    stored.accessToken = ""
    try await save(stored, for: key)
  }
}
