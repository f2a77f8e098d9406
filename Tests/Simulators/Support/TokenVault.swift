import Foundation

/// Tokens a service has given out: until when they hold, for what, and which refresh token goes with them.
package struct TokenVault: Sendable {
  /// What a token stands for.
  package struct Grant: Sendable {
    package let subject: String
    package let scopes: Set<String>
    package let family: Int
    package let expiresAt: Date
  }

  /// A fresh pair of tokens.
  package struct Issued: Sendable {
    package let access: String
    package let refresh: String?
    package let grant: Grant
  }

  /// What a presented token is.
  package enum Verdict: Sendable {
    case valid(Grant)
    case expired
    case unknown
  }

  private struct Refresh: Sendable {
    let subject: String
    let scopes: Set<String>
    let family: Int
    var spent = false
  }

  private let name: String
  private var access: [String: Grant] = [:]
  private var refreshes: [String: Refresh] = [:]
  private var revoked: Set<Int> = []
  private var serial = 0

  /// `name` begins every token, so that a test can look for it where it must not be.
  package init(_ name: String) {
    self.name = name
  }

  /// A first pair for a subject; without refresh token if that is not asked for.
  package mutating func issue(
    to subject: String, scopes: Set<String> = [], lifetime: TimeInterval, at now: Date, refreshable: Bool
  ) -> Issued {
    serial += 1
    return issue(
      Refresh(subject: subject, scopes: scopes, family: serial), lifetime: lifetime, at: now, refreshable: refreshable)
  }

  /// The next pair for a refresh token; nil if it is not accepted.
  ///
  /// With `rotating`, the refresh token is spent, and one that is presented again revokes every token of its family
  /// (RFC 9700, section 4.14.2).
  package mutating func refresh(
    with token: String, rotating: Bool, lifetime: TimeInterval, at now: Date
  ) -> Issued? {
    guard let known = refreshes[token], !revoked.contains(known.family) else { return nil }
    if known.spent {
      revoked.insert(known.family)
      return nil
    }
    if rotating { refreshes[token]?.spent = true }
    return issue(known, lifetime: lifetime, at: now, refreshable: rotating)
  }

  /// What an access token is worth now.
  package func verdict(on token: String, at now: Date) -> Verdict {
    guard let grant = access[token] else { return .unknown }
    return now < grant.expiresAt && !revoked.contains(grant.family) ? .valid(grant) : .expired
  }

  /// Ends every access token; refresh tokens stay good.
  package mutating func expireAll() {
    access = access.mapValues {
      Grant(subject: $0.subject, scopes: $0.scopes, family: $0.family, expiresAt: .distantPast)
    }
  }

  /// Ends every session, refresh tokens too.
  package mutating func revokeAll() {
    revoked.formUnion(refreshes.values.map(\.family))
    revoked.formUnion(access.values.map(\.family))
  }

  /// Families that were revoked because a spent refresh token came again, or by `revokeAll`.
  package var revokedFamilies: Int { revoked.count }

  private mutating func issue(
    _ base: Refresh, lifetime: TimeInterval, at now: Date, refreshable: Bool
  ) -> Issued {
    serial += 1
    let grant = Grant(
      subject: base.subject, scopes: base.scopes, family: base.family, expiresAt: now.addingTimeInterval(lifetime))
    let token = "\(name)-access-\(serial)"
    access[token] = grant
    guard refreshable else { return Issued(access: token, refresh: nil, grant: grant) }
    let refresh = "\(name)-refresh-\(serial)"
    refreshes[refresh] = Refresh(subject: base.subject, scopes: base.scopes, family: base.family)
    return Issued(access: token, refresh: refresh, grant: grant)
  }
}
