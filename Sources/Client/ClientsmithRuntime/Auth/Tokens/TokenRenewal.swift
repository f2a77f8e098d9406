/// One exchange: takes up a token that another process has stored, else refreshes, else logs in.
struct TokenRenewal: Sendable {
  /// What an exchange brought.
  struct Outcome: Sendable {
    let tokens: TokenSet
    /// The uptime at which the token's lifetime began.
    let start: Duration
    let isUnsaved: Bool
  }

  let source: any TokenSource
  let store: any TokenStore
  let key: TokenKey
  let policy: TokenPolicy
  let context: AuthorizationContext
  let present: HeldToken?
  let initialTokensSpent: Bool
  /// Counts a request to the token endpoint; returns how long to wait when there were too many.
  let reserve: @Sendable () -> Duration?

  /// Returns the next token, stored where the store takes it.
  func perform() async throws -> Outcome {
    if present == nil, let found = try await withoutExchange() { return found }
    return try await store.exclusively(key) { try await exchange() }
  }

  /// At the start: what the store holds, or what the program was given.
  private func withoutExchange() async throws -> Outcome? {
    if let stored = try await store.load(key) {
      guard stored.isUsable(context.environment, policy) else { return nil }
      return restore(stored)
    }
    guard !initialTokensSpent, let initial = source.initialTokens,
      initial.isUsable(context.environment, policy)
    else { return nil }
    return Outcome(
      tokens: initial, start: initial.start(context.environment), isUnsaved: await !save(initial))
  }

  private func exchange() async throws -> Outcome {
    // Looked at again under the store's lock: another process may have renewed while this one waited.
    let stored = try await store.load(key)
    if let stored, isNews(stored), stored.isUsable(context.environment, policy) { return restore(stored) }
    if source.canRefresh, let refreshToken = refreshToken(stored) {
      do {
        return try await refresh(refreshToken, previous: stored ?? present?.tokens)
      } catch let error as AuthenticationError {
        try await giveUpRefreshing(error)
      }
    }
    guard source.canAcquire else {
      throw AuthenticationError(
        .signInRequired, "there is no token and no way to get one without signing in again", scheme: context.scheme,
        operationID: context.operationID)
    }
    let start = context.environment.uptime()
    let tokens = try await attempting(repeating: { _ in true }) { try await source.acquire(for: context) }
    return await keep(tokens, start: start, as: .acquired)
  }

  private func isNews(_ stored: TokenSet) -> Bool {
    guard let present else { return true }
    return !present.isUnsaved && stored.accessToken != present.tokens.accessToken
  }

  private func refreshToken(_ stored: TokenSet?) -> Secret? {
    if let present, present.isUnsaved { return present.tokens.refreshToken }
    let known = stored?.refreshToken ?? present?.tokens.refreshToken
    return known ?? (initialTokensSpent ? nil : source.initialRefreshToken)
  }

  private func refresh(_ refreshToken: Secret, previous: TokenSet?) async throws -> Outcome {
    let start = context.environment.uptime()
    let rotates = source.rotatesRefreshToken
    // A refresh that may have happened must not be sent again: reuse of a rotated token ends the session at many services.
    var tokens = try await attempting(repeating: { !(rotates && $0.mayHaveHappened) }) {
      try await source.refresh(refreshToken, for: context)
    }
    if tokens.refreshToken == nil { tokens.refreshToken = refreshToken }
    if tokens.scopes == nil { tokens.scopes = previous?.scopes }
    return await keep(tokens, start: start, as: .refreshed)
  }

  /// Returns when logging in is worth trying after a failed refresh, else throws.
  private func giveUpRefreshing(_ error: AuthenticationError) async throws {
    let isLost = error.meansRefreshTokenIsDead
    if isLost || (source.rotatesRefreshToken && error.mayHaveHappened) {
      context.services.record(
        .refreshTokenLost, scheme: context.scheme, operationID: context.operationID, error: error)
    }
    if isLost { try? await store.remove(key) }
    let mayLogIn = isLost || (error.kind == .unavailable && error.status != 429 && !source.isInteractive)
    guard source.canAcquire, mayLogIn else { throw RenewalFailure(error, refreshTokenIsLost: isLost) }
  }

  private func restore(_ tokens: TokenSet) -> Outcome {
    context.services.record(.restored, scheme: context.scheme, operationID: context.operationID, token: tokens)
    return Outcome(tokens: tokens, start: tokens.start(context.environment), isUnsaved: false)
  }

  private func keep(_ tokens: TokenSet, start: Duration, as kind: AuditEvent.Kind) async -> Outcome {
    let isUnsaved = await !save(tokens)
    context.services.record(kind, scheme: context.scheme, operationID: context.operationID, token: tokens)
    return Outcome(tokens: tokens, start: start, isUnsaved: isUnsaved)
  }

  /// Stores tokens before anyone uses them. A store that fails costs the next process its session, not this one.
  private func save(_ tokens: TokenSet) async -> Bool {
    do {
      try await store.save(tokens, for: key)
      return true
    } catch {
      var failure = AuthenticationError(.storeFailed, "the token could not be stored", scheme: context.scheme)
      failure.underlying = error
      context.services.record(.notStored, scheme: context.scheme, operationID: context.operationID, error: failure)
      return false
    }
  }
}
