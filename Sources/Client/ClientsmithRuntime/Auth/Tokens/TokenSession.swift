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

  /// Gives the tokens back, after an exchange that is under way: what it brings would outlive the signing out. Calls that wait for a token
  /// meanwhile fail with `signInRequired`.
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

extension TokenSession {
  /// A token for a call: the present one, the one that an exchange under way will bring, or one from an exchange begun here.
  /// Nil when a replacement is asked for and would not help.
  func obtain(_ need: TokenState.Need, for context: AuthorizationContext) async throws -> HeldToken? {
    let id = state.withLock { state in state.newWaiter() }
    do {
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          join(id, Waiter(continuation), need, context)
        }
      } onCancel: {
        // Registered or not: who is cancelled before `join` is seen there, who is cancelled after it is found here.
        let waiter = state.withLock { state in state.leave(id) }
        waiter?.resume(throwing: CancellationError())
      }
    } catch let error as AuthenticationError {
      guard case .usable = need, let held = stillAlive(context) else { throw error }
      return held
    }
  }

  private func join(
    _ id: UInt64, _ waiter: TokenState.Caller, _ need: TokenState.Need, _ context: AuthorizationContext
  ) {
    let now = context.environment.uptime()
    let policy = policy
    let (step, isNewlySuspended) = state.withLock { state in
      let wasSuspended = state.isSuspended(at: now, policy)
      // Asked under the lock: a cancellation that is not seen here yet will find this waiter when it takes the lock.
      let step = state.join(id, waiter, need, at: now, policy: policy, isCancelled: Task.isCancelled)
      return (step, !wasSuspended && state.isSuspended(at: now, policy))
    }
    if isNewlySuspended {
      context.services.record(.renewalSuspended, scheme: context.scheme, operationID: context.operationID)
    }
    switch step {
    case .finish(let result): waiter.resume(with: result)
    case .wait: break
    case .exchange: startExchange(context)
    }
  }

  /// Runs the exchange in a task of its own: it belongs to all who wait, and a rotating refresh token that has been sent must
  /// be followed by its successor's arrival whoever gives up.
  private func startExchange(_ context: AuthorizationContext) {
    Task {
      let (waiters, result) = await exchange(context)
      for waiter in waiters { waiter.resume(with: result) }
    }
  }

  private func exchange(
    _ context: AuthorizationContext
  ) async -> (waiters: [TokenState.Caller], result: Result<HeldToken?, any Error>) {
    let known = state.withLock { state in state.knowledge }
    do {
      let outcome = try await renewal(known, context).perform()
      let credential = try placement.prepare(outcome.tokens.accessToken).mapError {
        AuthenticationError.malformed($0.reason, for: context)
      }.get()
      let now = context.environment.uptime()
      let policy = policy
      let token = HeldToken(
        outcome.tokens, credential: credential, generation: TokenGeneration.next(), start: outcome.start, now: now,
        isUnsaved: outcome.isUnsaved, policy: policy)
      let waiters = state.withLock { state -> [TokenState.Caller]? in
        // A person who signs in after signing out is signed in.
        guard outcome.isByAPerson || state.isCurrent(known) else { return nil }
        return state.succeed(token)
      }
      if let waiters { return (waiters, .success(token)) }
      // What was stored has been found there and given back; what only this exchange knows of has not.
      if outcome.isUnsaved { try? await source.revoke(outcome.tokens, for: context) }
      throw RenewalFailure(.signedOut(context))
    } catch {
      let failure = RenewalFailure(error, for: context)
      let overtaken = state.withLock { state in state.isCurrent(known) ? nil : state.overtaken() }
      if let overtaken { return (overtaken, .failure(AuthenticationError.signedOut(context))) }
      context.services.record(
        .failed, scheme: context.scheme, operationID: context.operationID, error: failure.error)
      let now = context.environment.uptime()
      let policy = policy
      let waiters = state.withLock { state in state.fail(failure, at: now, policy: policy) }
      return (waiters, .failure(failure.error))
    }
  }

  private func renewal(_ known: RenewalKnowledge, _ context: AuthorizationContext) -> TokenRenewal {
    TokenRenewal(
      source: source, store: store, key: key, sealer: sealer, policy: policy, context: context, known: known,
      isCurrent: { [state] in state.withLock { state in state.isCurrent(known) } },
      reserve: { [state, policy] in
        let now = context.environment.uptime()
        return state.withLock { state in state.reserveRequest(at: now, policy: policy) }
      })
  }

  /// The present token when an early renewal failed and the token is still good.
  private func stillAlive(_ context: AuthorizationContext) -> HeldToken? {
    let now = context.environment.uptime()
    return state.withLock { state in
      guard let held = state.held, held.isAlive(at: now) else { return nil }
      return held
    }
  }
}

extension AuthenticationError {
  /// What a call is told that waited for a token when its session was ended.
  static func signedOut(_ context: AuthorizationContext) -> AuthenticationError {
    AuthenticationError(
      .signInRequired, "the session was ended by signing out while this call waited for a token",
      scheme: context.scheme,
      operationID: context.operationID)
  }
}

/// Numbers tokens: none of one session is taken for one of another's.
enum TokenGeneration {
  private static let last = Locked<UInt64>(0)

  static func next() -> UInt64 {
    last.withLock { last in
      last &+= 1
      return last
    }
  }
}
