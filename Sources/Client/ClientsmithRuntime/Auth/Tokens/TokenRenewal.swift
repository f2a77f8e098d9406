/// One exchange: takes up a token that another process has stored, else refreshes, else logs in.
final class TokenRenewal: Sendable {
  /// What an exchange brought.
  struct Outcome: Sendable {
    let tokens: TokenSet
    /// The uptime at which the token's lifetime began.
    let start: Duration
    let isUnsaved: Bool
    /// Whether a person has just signed in for it.
    var isByAPerson = false
  }

  /// How an exchange ends under the store's lock.
  private enum End: Sendable {
    case done(Outcome)
    /// A person has to sign in, which takes minutes: nobody else is kept waiting for that.
    case person(deadRefreshToken: Secret?)
  }

  let source: any TokenSource
  let store: any TokenStore
  let key: SessionKey
  let sealer: SessionSealer
  let policy: TokenPolicy
  let context: AuthorizationContext
  let known: RenewalKnowledge
  /// Whether nobody has signed out since the exchange began.
  let isCurrent: @Sendable () -> Bool
  /// Counts a request to the token endpoint; returns how long to wait when there were too many.
  let reserve: @Sendable () -> Duration?

  init(
    source: any TokenSource, store: any TokenStore, key: SessionKey, sealer: SessionSealer, policy: TokenPolicy,
    context: AuthorizationContext, known: RenewalKnowledge, isCurrent: @escaping @Sendable () -> Bool,
    reserve: @escaping @Sendable () -> Duration?
  ) {
    self.source = source
    self.store = store
    self.key = key
    self.sealer = sealer
    self.policy = policy
    self.context = context
    self.known = known
    self.isCurrent = isCurrent
    self.reserve = reserve
  }

  /// People sign in one after the other for one account, however many clients of this process ask.
  private static let people = SessionTurns()

  var present: HeldToken? { known.present }

  /// Returns the next token, stored where the store takes it.
  func perform() async throws -> Outcome {
    guard !key.account.isEmpty else {
      throw AuthenticationError(
        .malformedCredential, "the account is empty: say whose sign-in it is", scheme: context.scheme,
        operationID: context.operationID)
    }
    do {
      return try await performWithStore()
    } catch {
      let failure = RenewalFailure(error, for: context).error
      guard failure.kind == .storeUnavailable, source.canDoWithoutStore, known.refusal == nil else { throw error }
      return try await acquirePassingOverStore(failure)
    }
  }

  private func performWithStore() async throws -> Outcome {
    if present == nil, let found = try await withoutExchange() { return found }
    switch try await store.leased(key, { try await exchange() }) {
    case .done(let outcome): return outcome
    case .person(let dead): return try await failing(with: dead) { try await signIn() }
    }
  }

  /// Does work; what it throws says of a dead refresh token too.
  private func failing<Result>(with dead: Secret?, _ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch {
      throw RenewalFailure(error, deadRefreshToken: dead, for: context)
    }
  }

  /// At the start: what the store holds, or what the program was given.
  private func withoutExchange() async throws -> Outcome? {
    if let stored = try await stored() {
      guard stored.isUsable(context.environment, policy) else { return nil }
      return restore(stored)
    }
    guard !known.initialTokensSpent, let initial = source.initialTokens,
      initial.isUsable(context.environment, policy)
    else { return nil }
    let isUnsaved = await !saveInTurn(initial)
    return Outcome(tokens: initial, start: initial.start(context.environment), isUnsaved: isUnsaved)
  }

  private func exchange() async throws -> End {
    // Signing out holds the same lease: what is known here may be a token that has been given back.
    guard isCurrent() else { throw RenewalFailure(.signedOut(context)) }
    // Looked at again under the store's lock: another process may have renewed while this one waited.
    let stored = try await storedAfterSaving()
    if let stored, isNews(stored), stored.isUsable(context.environment, policy) { return .done(restore(stored)) }
    do {
      return try await exchange(stored)
    } catch {
      // No other process need find out for itself that the token is refused.
      if let present, present.isRefused {
        try? await store.discard(present.tokens.accessToken, of: key, ifOurs: sealer)
      }
      throw error
    }
  }

  private func exchange(_ stored: TokenSet?) async throws -> End {
    if let refusal = known.refusal, refusal.coversRefresh { throw RenewalFailure(refusal.error, refusal: refusal) }
    var lost: RenewalFailure?
    if source.canRefresh, let refreshToken = try await refreshToken(stored) {
      do {
        return .done(try await refresh(refreshToken, previous: stored ?? present?.tokens))
      } catch let error as AuthenticationError {
        if let outcome = try await afterAnother(refreshToken, error) { return .done(outcome) }
        lost = try await giveUpRefreshing(refreshToken, error)
      }
    }
    guard source.canAcquire else { throw lost ?? RenewalFailure(signInRequired(nil)) }
    if let refusal = known.refusal {
      throw RenewalFailure(refusal.error, deadRefreshToken: lost?.deadRefreshToken, refusal: refusal)
    }
    let dead = lost?.deadRefreshToken
    if source.isInteractive { return .person(deadRefreshToken: dead) }
    return .done(try await failing(with: dead) { try await acquire() })
  }

  /// Logs in. What the service refuses is not sent again by itself.
  private func acquire() async throws -> Outcome {
    try await confirmTurn()
    let start = context.environment.uptime()
    let tokens: TokenSet
    do {
      tokens = try await attempting(repeating: { _ in true }) { try await source.acquire(for: context) }
    } catch let error as AuthenticationError where error.kind == .refused {
      throw RenewalFailure(error, refusal: LoginRefusal(error, coversRefresh: false))
    }
    if let present, present.isRefused, present.tokens.accessToken == tokens.accessToken {
      throw AuthenticationError(
        .unavailable, "the new token is the one that the service has refused", scheme: context.scheme,
        operationID: context.operationID)
    }
    return await keep(tokens, start: start, as: .acquired)
  }

  /// Has a person sign in, with no lock held; one who has done so in another client or process meanwhile need not do it twice.
  private func signIn() async throws -> Outcome {
    let turn = try await Self.people.lease(key)
    do {
      let outcome = try await signInInTurn()
      await turn.end()
      return outcome
    } catch {
      await turn.end()
      throw error
    }
  }

  private func signInInTurn() async throws -> Outcome {
    if let stored = try await stored(), isNews(stored), stored.isUsable(context.environment, policy) {
      return restore(stored)
    }
    let start = context.environment.uptime()
    let tokens: TokenSet
    do {
      tokens = try await attempting(repeating: { _ in true }) { try await source.acquire(for: context) }
    } catch let error as AuthenticationError where error.kind == .unavailable {
      throw error
    } catch let error as AuthenticationError where error.kind == .refused {
      throw RenewalFailure(error, refusal: LoginRefusal(error, coversRefresh: false))
    } catch let error as AuthenticationError where error.kind.isUpToThePerson {
      throw RenewalFailure(error, isPassing: true)
    } catch {
      let failure = RenewalFailure(error, for: context)
      throw RenewalFailure(failure.error, refusal: LoginRefusal(unansweredBy: error, for: context))
    }
    var outcome = await keep(tokens, start: start, as: .acquired, inTurn: true)
    outcome.isByAPerson = true
    return outcome
  }

  /// What the store holds of this very session; what was stored with another secret, or is another's, is nothing.
  func stored() async throws -> TokenSet? {
    guard let stored = try await store.load(key), sealer.isOurs(stored) else { return nil }
    return stored
  }

  func isNews(_ stored: TokenSet) -> Bool {
    guard let present else { return true }
    return !present.isUnsaved && stored.accessToken != present.tokens.accessToken
  }

  private func refreshToken(_ stored: TokenSet?) async throws -> Secret? {
    if claims != nil { return claimable(stored) }
    var candidates = [stored?.refreshToken, present?.tokens.refreshToken]
    // Where nothing is stored any more, whoever shares the store has ended the session, and it is not begun again with what memory still has.
    if stored == nil, let present, !present.isUnsaved, try await store.load(key) == nil { candidates = [] }
    if let present, present.isUnsaved { candidates = [present.tokens.refreshToken] }
    if !known.initialTokensSpent { candidates.append(source.initialRefreshToken) }
    return candidates.compactMap { $0 }.first { !known.deadRefreshTokens.contains($0) }
  }

  func refresh(_ refreshToken: Secret, previous: TokenSet?) async throws -> Outcome {
    let start = context.environment.uptime()
    let rotates = source.rotatesRefreshToken
    var tokens = try await claiming(refreshToken) {
      // A refresh that may have happened must not be sent again: reuse of a rotated token ends the session at many services.
      try await attempting(repeating: { !(rotates && $0.mayHaveHappened) }) {
        try await source.refresh(refreshToken, for: context)
      }
    }
    if tokens.refreshToken == nil { tokens.refreshToken = refreshToken }
    if tokens.scopes == nil { tokens.scopes = previous?.scopes }
    return await keep(tokens, start: start, as: .refreshed)
  }

  /// Returns what is to be thrown where no login follows; throws where none is worth trying after a failed refresh.
  private func giveUpRefreshing(_ refreshToken: Secret, _ error: AuthenticationError) async throws -> RenewalFailure {
    let isLost = error.meansRefreshTokenIsDead
    if isLost || (source.rotatesRefreshToken && error.mayHaveHappened) {
      context.services.record(
        .refreshTokenLost, scheme: context.scheme, operationID: context.operationID, error: error)
    }
    guard isLost else {
      if error.kind == .refused {
        // It is the client or its request that is wrong, not the token: what would be sent next is no better.
        throw RenewalFailure(error, refusal: LoginRefusal(error, coversRefresh: true))
      }
      let mayLogIn = error.kind == .unavailable && error.status != 429 && !source.isInteractive
      guard source.canAcquire, mayLogIn else { throw RenewalFailure(error) }
      return RenewalFailure(error)
    }
    if let stored = try? await stored(), stored.refreshToken == refreshToken { try? await store.remove(key) }
    return RenewalFailure(signInRequired(error), deadRefreshToken: refreshToken)
  }

  /// The session is over, and only a person can begin another.
  private func signInRequired(_ cause: AuthenticationError?) -> AuthenticationError {
    let message =
      cause == nil
      ? "there is no token and no way to get one without signing in again"
      : "the session is over: its refresh token was refused; sign in again"
    var error = AuthenticationError(
      .signInRequired, message, scheme: context.scheme, operationID: context.operationID)
    error.status = cause?.status
    error.code = cause?.code
    error.detail = cause?.detail
    error.documentation = cause?.documentation
    error.underlying = cause
    return error
  }

  func restore(_ tokens: TokenSet) -> Outcome {
    context.services.record(.restored, scheme: context.scheme, operationID: context.operationID, token: tokens)
    return Outcome(tokens: tokens, start: tokens.start(context.environment), isUnsaved: false)
  }

  private func keep(
    _ tokens: TokenSet, start: Duration, as kind: AuditEvent.Kind, inTurn: Bool = false
  ) async -> Outcome {
    let isUnsaved = inTurn ? await !saveInTurn(tokens) : await !save(tokens)
    context.services.record(kind, scheme: context.scheme, operationID: context.operationID, token: tokens)
    return Outcome(tokens: tokens, start: start, isUnsaved: isUnsaved)
  }
}

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
