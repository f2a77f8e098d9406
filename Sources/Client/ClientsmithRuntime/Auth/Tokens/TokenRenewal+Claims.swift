/// What a store that others share asks of an exchange: no refresh token is sent twice, whoever dies when.
extension TokenRenewal {
  /// The store, where it remembers which refresh tokens have been sent and these die by being sent.
  var claims: (any SharedTokenStore)? { source.rotatesRefreshToken ? store as? any SharedTokenStore : nil }

  /// The refresh token that may be sent: the store's. What memory or the configuration holds has been sent by somebody where
  /// the store does not hold it; only for a session that was never stored the program's own is the first.
  func claimable(_ stored: TokenSet?) -> Secret? {
    if let stored { return stored.refreshToken.flatMap { known.deadRefreshTokens.contains($0) ? nil : $0 } }
    guard present == nil, !known.initialTokensSpent, let initial = source.initialRefreshToken,
      !known.deadRefreshTokens.contains(initial)
    else { return nil }
    return initial
  }

  /// Sends a refresh whose token nobody else has sent, and says so to the store first.
  func claiming(_ refreshToken: Secret, _ send: () async throws -> TokenSet) async throws -> TokenSet {
    guard let claims else { return try await send() }
    let isFirst = refreshToken == source.initialRefreshToken
    guard try await claims.claim(refreshToken, isFirst: isFirst, for: key) else {
      throw AuthenticationError(
        .refused, "the refresh token has been sent before, and what came of it was not stored", scheme: context.scheme,
        operationID: context.operationID)
    }
    do {
      let tokens = try await send()
      if tokens.refreshToken == nil || tokens.refreshToken == refreshToken {
        // A store that fails now fails to store the tokens too, and is told of there: what was obtained is not thrown away for it.
        try? await claims.release(refreshToken, isSteady: true, for: key)
      }
      return tokens
    } catch let error as AuthenticationError where error.leavesRefreshToken {
      try? await claims.release(refreshToken, isSteady: false, for: key)
      throw error
    }
  }

  /// Makes sure that a login is still this process's to make: another may have made it while this one was held up.
  func confirmTurn() async throws {
    guard let shared = store as? any SharedTokenStore else { return }
    _ = try await shared.claim(nil, isFirst: false, for: key)
  }

  /// What another process has stored while this one's refresh token was refused: a lease that was lost unnoticed, or tokens put into
  /// the store by hand.
  func afterAnother(_ refused: Secret, _ error: AuthenticationError) async throws -> Outcome? {
    guard error.meansRefreshTokenIsDead, let newer = try? await stored(), let next = newer.refreshToken,
      next != refused,
      !known.deadRefreshTokens.contains(next)
    else { return nil }
    if isNews(newer), newer.isUsable(context.environment, policy) { return restore(newer) }
    return try? await refresh(next, previous: newer)
  }

  /// Logs in with the store left out, and keeps the token in memory.
  func acquirePassingOverStore(_ failure: AuthenticationError) async throws -> Outcome {
    context.services.record(
      .storePassedOver, scheme: context.scheme, operationID: context.operationID, error: failure)
    let start = context.environment.uptime()
    do {
      let tokens = try await attempting(repeating: { _ in true }) { try await source.acquire(for: context) }
      context.services.record(.acquired, scheme: context.scheme, operationID: context.operationID, token: tokens)
      return Outcome(tokens: tokens, start: start, isUnsaved: true)
    } catch let error as AuthenticationError where error.kind == .refused {
      throw RenewalFailure(error, refusal: LoginRefusal(error, coversRefresh: false))
    }
  }
}

extension AuthenticationError {
  /// Whether the refresh token that was sent is as good as before: the request did not arrive, or was sent back unread.
  fileprivate var leavesRefreshToken: Bool {
    switch kind {
    case .unavailable: !mayHaveHappened
    case .refused: !meansRefreshTokenIsDead
    case .insecureEndpoint, .malformedCredential, .discoveryFailed: true
    default: false
    }
  }
}
