#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What one exchange gave: an access token and what came with it. Printing it shows no secret.
public struct TokenSet: Sendable, Equatable {
  /// What goes on requests.
  public var accessToken: Secret
  /// What obtains the next access token.
  public var refreshToken: Secret?
  /// The scopes granted, nil when the service does not say.
  public var scopes: Set<Scope>?
  /// When the exchange was started, by the wall clock.
  public var issuedAt: Date
  /// How long the access token lives from `issuedAt`, nil when nobody said.
  public var lifetime: Duration?
  /// Whose stored tokens they are; set by the authenticator, and to be kept by stores.
  public var seal: SessionSeal?

  /// Puts a token set together.
  public init(
    accessToken: Secret, refreshToken: Secret? = nil, scopes: Set<Scope>? = nil, issuedAt: Date = Date(),
    lifetime: Duration? = nil
  ) {
    self.accessToken = accessToken
    self.refreshToken = refreshToken
    self.scopes = scopes
    self.issuedAt = issuedAt
    self.lifetime = lifetime
  }

  /// When the access token expires, by the wall clock of `issuedAt`.
  public var expiresAt: Date? { lifetime.map { issuedAt.addingTimeInterval($0 / .seconds(1)) } }
}
