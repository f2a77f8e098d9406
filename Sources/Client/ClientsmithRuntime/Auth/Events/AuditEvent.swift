#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Something that happened to a credential. Holds no secret, so that it may go to any log.
public struct AuditEvent: Sendable {
  /// What happened.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The kind's name.
    public let rawValue: String
    /// Names a kind.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A token was obtained by login, grant or provider.
    public static let acquired = Kind(rawValue: "acquired")
    /// A token was renewed with a refresh token.
    public static let refreshed = Kind(rawValue: "refreshed")
    /// A token that this or another process had stored was taken up.
    public static let restored = Kind(rawValue: "restored")
    /// The service refused a credential.
    public static let rejected = Kind(rawValue: "rejected")
    /// Obtaining or renewing a token failed.
    public static let failed = Kind(rawValue: "failed")
    /// Tokens were refused as fast as they were made: refusals reach the callers until some time has passed.
    public static let renewalSuspended = Kind(rawValue: "renewalSuspended")
    /// A token was given back.
    public static let revoked = Kind(rawValue: "revoked")
    /// A refresh token was lost (refused, or its successor never arrived).
    public static let refreshTokenLost = Kind(rawValue: "refreshTokenLost")
    /// A token could not be stored; it is kept in memory.
    public static let notStored = Kind(rawValue: "notStored")
    /// The store was away, and a token was obtained without it: ``TokenSource/canDoWithoutStore``.
    public static let storePassedOver = Kind(rawValue: "storePassedOver")
    /// An absolute expiry lies in the past of this machine's clock: one of the two clocks is wrong.
    public static let clockDoubtful = Kind(rawValue: "clockDoubtful")
  }

  /// What happened.
  public let kind: Kind
  /// When, by the wall clock.
  public let date: Date
  /// The API's name.
  public let service: String
  /// The security scheme.
  public let scheme: String
  /// The operation that caused it, where one did.
  public let operationID: String?
  /// When the token that is now in use expires.
  public let expiresAt: Date?
  /// The scopes of the token that is now in use, where known.
  public let scopes: Set<Scope>?
  /// The error of `rejected` and `failed`.
  public let error: AuthenticationError?
}
