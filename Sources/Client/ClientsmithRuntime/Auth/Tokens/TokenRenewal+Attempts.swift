extension TokenRenewal {
  /// Tries a request to the token endpoint a few times while it is unavailable, within the authenticator's own limit.
  func attempting(
    repeating mayRepeat: @Sendable (AuthenticationError) -> Bool, _ request: @Sendable () async throws -> TokenSet
  ) async throws -> TokenSet {
    var pause = policy.backoff
    var attempt = 1
    while true {
      try reserveRequest()
      do {
        return try await request()
      } catch let error as AuthenticationError where error.kind == .unavailable {
        let wait = error.retryAfter ?? pause * (0.5 + context.environment.random() / 2)
        guard attempt < policy.attempts, !source.isInteractive, mayRepeat(error), wait <= policy.longestWait else {
          throw error
        }
        try await context.environment.sleep(wait)
        pause *= 2
        attempt += 1
      }
    }
  }

  private func reserveRequest() throws {
    guard let wait = reserve() else { return }
    var error = AuthenticationError(
      .unavailable, "too many requests to the token endpoint in the last minute", scheme: context.scheme,
      operationID: context.operationID)
    error.retryAfter = wait
    throw error
  }
}
