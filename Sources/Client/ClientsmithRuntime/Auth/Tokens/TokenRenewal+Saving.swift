extension TokenRenewal {
  /// Stores tokens before anyone uses them. A store that fails costs the next process its session, not this one.
  func save(_ tokens: TokenSet) async -> Bool {
    do {
      try await store.save(sealed(tokens), for: key)
      return true
    } catch {
      recordUnsaved(error)
      return false
    }
  }

  /// The same where no lease is held: nobody's newer tokens are written over.
  func saveInTurn(_ tokens: TokenSet) async -> Bool {
    do {
      try await store.leased(key) { try await store.save(sealed(tokens), for: key) }
      return true
    } catch {
      recordUnsaved(error)
      return false
    }
  }

  /// What is stored, once the tokens have been stored that only memory holds. A store that remembers what was sent refuses tokens that
  /// it does not know.
  func storedAfterSaving() async throws -> TokenSet? {
    if claims != nil, let present, present.isUnsaved, present.tokens.refreshToken != nil {
      var tokens = sealed(present.tokens)
      if present.isRefused { tokens.accessToken = "" }
      try await store.save(tokens, for: key)
    }
    return try await stored()
  }

  func sealed(_ tokens: TokenSet) -> TokenSet {
    var sealed = tokens
    sealed.seal = sealer.seal()
    return sealed
  }

  private func recordUnsaved(_ error: any Error) {
    var failure = AuthenticationError(.storeFailed, "the token could not be stored", scheme: context.scheme)
    failure.underlying = error
    context.services.record(.notStored, scheme: context.scheme, operationID: context.operationID, error: failure)
  }
}
