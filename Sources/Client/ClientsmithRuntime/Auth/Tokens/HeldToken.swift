#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A token in use, with its times on the clock that never jumps.
struct HeldToken: Sendable {
  /// What a call needs of it: little to copy.
  struct Ready: Sendable {
    let credential: CredentialPlacement.Prepared
    let stamp: AuthorizationStamp
  }

  private(set) var tokens: TokenSet
  let ready: Ready
  /// When it came here, by uptime.
  let acquiredAt: Duration
  /// Whether the store failed to take it, so that memory is ahead of the store.
  let isUnsaved: Bool
  /// Whether the service has refused it: it is kept for what came with it, and not sent again.
  private(set) var isRefused = false
  private let renewAt: Duration?
  private let deadAt: Duration?

  /// `start` is the uptime at which its lifetime began: when the exchange was sent, not when it was answered.
  init(
    _ tokens: TokenSet, credential: CredentialPlacement.Prepared, generation: UInt64, start: Duration, now: Duration,
    isUnsaved: Bool, policy: TokenPolicy
  ) {
    self.tokens = tokens
    ready = Ready(credential: credential, stamp: AuthorizationStamp(generation: generation))
    acquiredAt = now
    self.isUnsaved = isUnsaved
    renewAt = tokens.lifetime.map { start + $0 - min(policy.renewalLead, $0 / 10) }
    deadAt = tokens.lifetime.map { start + $0 - min(.seconds(5), $0 / 50) }
  }

  var generation: UInt64 { ready.stamp.generation }

  /// Whether it needs no renewal yet.
  func isReady(at now: Duration) -> Bool { !isRefused && renewAt.map { now < $0 } ?? true }

  /// Whether the service should still take it.
  func isAlive(at now: Duration) -> Bool { !isRefused && deadAt.map { now < $0 } ?? true }

  mutating func dropRefreshToken() { tokens.refreshToken = nil }

  mutating func refuse() { isRefused = true }
}

extension TokenSet {
  /// The uptime at which the lifetime of a stored token began. A clock that has gone back since counts as no time passed.
  func start(_ environment: RuntimeEnvironment) -> Duration {
    let elapsed = environment.now().timeIntervalSince(issuedAt)
    guard elapsed > 0 else { return environment.uptime() }
    return environment.uptime() - .seconds(min(elapsed, 1e9))
  }

  /// Whether a stored token is good for more than its renewal window.
  func isUsable(_ environment: RuntimeEnvironment, _ policy: TokenPolicy) -> Bool {
    guard !accessToken.isEmpty else { return false }
    guard let lifetime else { return true }
    return environment.uptime() < start(environment) + lifetime - min(policy.renewalLead, lifetime / 10)
  }
}
