/// What a token authenticator knows at one moment. Every method is a transition made under its lock, without calls to others' code.
struct TokenState: Sendable {
  typealias Caller = Waiter<HeldToken?, any Error>

  /// What a call needs: any token that is good, or another one than the refused.
  enum Need: Sendable {
    case usable
    case replacement(of: UInt64)
  }

  /// What a call does next.
  enum Step: Sendable {
    case finish(Result<HeldToken?, any Error>)
    case wait
    case exchange
  }

  private(set) var held: HeldToken?
  private var initialTokensSpent = false
  private var refusal: LoginRefusal?
  /// Refresh tokens that the service has refused, the newest last.
  private var deadRefreshTokens: [Secret] = []
  private var isExchanging = false
  private var waiters = [UInt64: Caller]()
  private var nextWaiter: UInt64 = 0
  private var failure: RememberedFailure?
  private var failures = 0
  private var freshReplacements: [Duration] = []
  /// When a replacement of a fresh token was last denied.
  private var suspendedAt: Duration?
  private var requests: [Duration] = []
  private var signOuts: UInt64 = 0

  /// The present token, when it needs no renewal yet.
  func ready(at now: Duration) -> HeldToken.Ready? {
    guard let held, held.isReady(at: now) else { return nil }
    return held.ready
  }

  /// What an exchange has to know.
  var knowledge: RenewalKnowledge {
    RenewalKnowledge(
      present: held, initialTokensSpent: initialTokensSpent, refusal: refusal, deadRefreshTokens: deadRefreshTokens,
      signOuts: signOuts)
  }

  /// How many calls wait for the exchange under way.
  var waiterCount: Int { waiters.count }

  mutating func newWaiter() -> UInt64 {
    nextWaiter &+= 1
    return nextWaiter
  }

  /// Decides what a call does: use what is there, wait for the exchange under way, or start one.
  mutating func join(
    _ id: UInt64, _ waiter: Caller, _ need: Need, at now: Duration, policy: TokenPolicy, isCancelled: Bool
  ) -> Step {
    if isCancelled { return .finish(.failure(CancellationError())) }
    switch need {
    case .usable:
      if let held, held.isReady(at: now) { return .finish(.success(held)) }
      // Inside the early window one call renews; the others go on with a token that is still good.
      if let held, held.isAlive(at: now), isExchanging || isPaused(at: now) { return .finish(.success(held)) }
    case .replacement(let refused):
      if let held, held.generation != refused, !held.isRefused { return .finish(.success(held)) }
      if !isExchanging, isFresh(at: now, policy), held?.isRefused == false, !mayReplaceFresh(at: now, policy) {
        suspendedAt = now
        return .finish(.success(nil))
      }
      // From here on nobody sends it: not while its successor is on the way, and not if none comes.
      _ = refuse(refused)
    }
    if isExchanging {
      waiters[id] = waiter
      return .wait
    }
    if let failure, now < failure.until { return .finish(.failure(failure.error)) }
    isExchanging = true
    waiters[id] = waiter
    return .exchange
  }

  /// Takes a cancelled call out; nil when it has been answered already.
  mutating func leave(_ id: UInt64) -> Caller? {
    waiters.removeValue(forKey: id)
  }

  /// Marks a token as refused by the service; returns it where it is the present one.
  mutating func refuse(_ generation: UInt64) -> Secret? {
    guard held?.generation == generation else { return nil }
    held?.refuse()
    return held?.tokens.accessToken
  }

  /// Whether new tokens have been refused so often that no more are obtained.
  func isSuspended(at now: Duration, _ policy: TokenPolicy) -> Bool {
    suspendedAt.map { now - $0 < policy.freshness } ?? false
  }

  /// Lets a login that was refused be sent once more: the caller asks for it.
  mutating func allowLogin() {
    refusal = nil
    failure = nil
    failures = 0
  }

  /// Whether nobody has signed out since an exchange began that knew this.
  func isCurrent(_ known: RenewalKnowledge) -> Bool { known.signOuts == signOuts }

  /// Takes up a new token and returns those who waited for it.
  mutating func succeed(_ token: HeldToken) -> [Caller] {
    held = token
    failure = nil
    failures = 0
    initialTokensSpent = true
    return endExchange()
  }

  /// Ends an exchange that signing out has overtaken: nothing is taken up, and nothing remembered. Returns those who waited.
  mutating func overtaken() -> [Caller] { endExchange() }

  /// Remembers a failure, so that a failing endpoint is not asked by each call, and returns those who waited.
  mutating func fail(_ failure: RenewalFailure, at now: Duration, policy: TokenPolicy) -> [Caller] {
    if let token = failure.deadRefreshToken {
      initialTokensSpent = true
      if held?.tokens.refreshToken == token { held?.dropRefreshToken() }
      deadRefreshTokens = deadRefreshTokens.suffix(7) + [token]
    }
    if failure.isPassing {
      self.failure = nil
      return endExchange()
    }
    if let refusal = failure.refusal { self.refusal = refusal }
    let pause = policy.pause(afterFailures: failure.endpointWasAsked ? failures : 0)
    if failure.endpointWasAsked { failures = min(failures + 1, 32) }
    let remembered = failure.refusal?.error ?? failure.error
    // Ten minutes at most, whatever the endpoint says: then one call asks again.
    let asked = min(failure.error.retryAfter ?? .zero, .seconds(600))
    self.failure = RememberedFailure(error: remembered, until: now + max(pause, asked))
    return endExchange()
  }

  /// Counts a request to the token endpoint; returns how long to wait when there were too many.
  mutating func reserveRequest(at now: Duration, policy: TokenPolicy) -> Duration? {
    requests.removeAll { $0 <= now - .seconds(60) }
    if requests.count >= max(1, policy.requestsPerMinute), let oldest = requests.first {
      return oldest + .seconds(60) - now
    }
    requests.append(now)
    return nil
  }

  /// Forgets the token, as after it was given back.
  mutating func forget() -> HeldToken? {
    defer { held = nil }
    signOuts &+= 1
    initialTokensSpent = true
    allowLogin()
    return held
  }

  private func isPaused(at now: Duration) -> Bool {
    failure.map { now < $0.until } ?? false
  }

  private func isFresh(at now: Duration, _ policy: TokenPolicy) -> Bool {
    held.map { now - $0.acquiredAt < policy.freshness } ?? false
  }

  /// A service that refuses tokens as fast as they are made gets a few new ones, not one per call.
  private mutating func mayReplaceFresh(at now: Duration, _ policy: TokenPolicy) -> Bool {
    freshReplacements.removeAll { $0 <= now - policy.freshness }
    guard freshReplacements.count < policy.freshReplacements else { return false }
    freshReplacements.append(now)
    return true
  }

  private mutating func endExchange() -> [Caller] {
    defer { waiters.removeAll() }
    isExchanging = false
    return Array(waiters.values)
  }
}

/// A failure that is still the answer.
private struct RememberedFailure: Sendable {
  let error: any Error
  let until: Duration
}
