import HTTPTypes

/// Puts one credential on a request, and replaces the credential when the service has refused it.
///
/// Implement it for a scheme that the runtime does not know; `CustomAuthenticator` does for a closure.
public protocol Authenticator: Sendable {
  /// Whose credential it is, nil when that is not known: then nobody else's calls count as its own. Rate limits are kept by it.
  var account: SessionAccount? { get }

  /// Adds the credential to the request, obtaining it first where needed; throws `AuthenticationError` when it cannot.
  func authorize(_ request: inout HTTPRequest, for context: AuthorizationContext) async throws -> AuthorizationStamp

  /// Whether this refusal is one that a new credential would cure. Asked before `renew`, must not block.
  func shouldRenew(_ rejection: Rejection) -> Bool

  /// Replaces the refused credential; true when another one is there now, so that one replay makes sense.
  ///
  /// Calls about an older stamp than the present credential's return true without doing anything: fifty late refusals of
  /// one token cause one renewal.
  func renew(_ rejection: Rejection, for context: AuthorizationContext) async throws -> Bool

  /// What there is to say of a refusal that stays: why it was not cured by a new credential. Nil for nothing.
  func remark(on rejection: Rejection, for context: AuthorizationContext) -> String?

  /// Obtains a session where there is none, also where a login has been refused before: a caller asks for it.
  func signIn(for context: AuthorizationContext) async throws

  /// The scopes that the credential is known to have at the context's server, nil when that is not known.
  func knownScopes(for context: AuthorizationContext) async -> Set<Scope>?

  /// Gives the credential back to the service where it takes it, and forgets it.
  func revoke(for context: AuthorizationContext) async throws

  /// The query parameters whose values are secret, to be left out of logged URLs.
  var secretQueryNames: [String] { get }

  /// What it sends, to be taken out of error texts in which the service repeats it.
  var presentedSecrets: [Secret] { get }
}

extension Authenticator {
  /// False: a static credential does not get better by asking again.
  public func shouldRenew(_ rejection: Rejection) -> Bool { false }
  /// False: there is no other credential.
  public func renew(_ rejection: Rejection, for context: AuthorizationContext) async throws -> Bool { false }
  /// Nil: nothing is known.
  public var account: SessionAccount? { nil }
  /// Nil: nothing.
  public func remark(on rejection: Rejection, for context: AuthorizationContext) -> String? { nil }
  /// Nothing to do.
  public func signIn(for context: AuthorizationContext) async throws {}
  /// Nil: nothing is known, so that nothing is refused before sending.
  public func knownScopes(for context: AuthorizationContext) async -> Set<Scope>? { nil }
  /// Nothing to give back.
  public func revoke(for context: AuthorizationContext) async throws {}
  /// None.
  public var secretQueryNames: [String] { [] }
  /// None.
  public var presentedSecrets: [Secret] { [] }
}

/// Says which of an authenticator's successive credentials a request carried, so that a late refusal of an old one is known as such.
public struct AuthorizationStamp: Hashable, Sendable {
  /// Counts the credentials that the authenticator has had.
  public let generation: UInt64

  /// The stamp of the given generation.
  public init(generation: UInt64) {
    self.generation = generation
  }

  /// The stamp of a credential that never changes.
  public static let fixed = AuthorizationStamp(generation: 0)
}

/// A response by which a service refused a credential.
public struct Rejection: Sendable {
  /// Usually 401 or 403.
  public let status: Int
  /// The response's headers, `WWW-Authenticate` among them.
  public let headers: HTTPFields
  /// The response's body: services put their own code there.
  public let body: [UInt8]
  /// The credential that was refused.
  public let stamp: AuthorizationStamp

  /// Puts a refusal together.
  public init(status: Int, headers: HTTPFields, body: [UInt8], stamp: AuthorizationStamp) {
    self.status = status
    self.headers = headers
    self.body = body
    self.stamp = stamp
  }
}
