/// The credentials that a client was given.
package struct CredentialSet: Sendable {
  let credentials: [Credential]

  /// Collects credentials; the first of a scheme counts.
  public init(_ credentials: [Credential]) {
    self.credentials = credentials
  }

  /// Whether the client was given none.
  public var isEmpty: Bool { credentials.isEmpty }

  /// Chooses what to send with an operation: the first alternative whose schemes are all here.
  ///
  /// An anonymous alternative is taken only when no other is satisfied. Throws `missingCredential`, naming what each
  /// alternative lacks, when none is. Makes no network call; scopes are checked by `AuthorizationPlan.authorize`.
  public func plan(
    for alternatives: [SecurityRequirement], operationID: String
  ) throws(AuthenticationError) -> AuthorizationPlan {
    try plan(for: alternatives, operationID: operationID, beside: nil)
  }

  /// The same where the caller may have put credentials on the request himself.
  func plan(
    for alternatives: [SecurityRequirement], operationID: String, beside own: OwnCredentials?
  ) throws(AuthenticationError) -> AuthorizationPlan {
    var found: [[PlannedUse]] = []
    var anonymousAllowed = alternatives.isEmpty
    for alternative in alternatives {
      if alternative.uses.isEmpty { anonymousAllowed = true }
      if let uses = satisfy(alternative, beside: own) {
        if uses.isEmpty { return .nothing }
        if uses.allSatisfy({ $0.scopes.isEmpty }) && found.isEmpty { return AuthorizationPlan(first: uses) }
        found.append(uses)
      }
    }
    guard found.isEmpty else { return AuthorizationPlan(alternatives: found, anonymousAllowed: anonymousAllowed) }
    guard anonymousAllowed || allowsNone else { throw missing(alternatives, operationID: operationID) }
    return .nothing
  }

  /// Gives every token back to its service and forgets it: signing out. Throws the first error after trying all.
  public func revoke(_ services: AuthorizationServices) async throws {
    var failure: (any Error)?
    for credential in credentials {
      let context = AuthorizationContext(services, operationID: "", scheme: credential.scheme)
      do { try await credential.authenticator.revoke(for: context) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  /// Whether the client was told to send calls without a credential where it has none.
  private var allowsNone: Bool { credentials.contains { $0.authenticator is NoAuthenticator } }

  /// Obtains a session for every credential that has none. Throws the first error after trying all.
  func signIn(_ services: AuthorizationServices) async throws {
    var failure: (any Error)?
    for credential in credentials {
      let context = AuthorizationContext(services, operationID: "", scheme: credential.scheme)
      do { try await credential.authenticator.signIn(for: context) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }

  private func satisfy(_ alternative: SecurityRequirement, beside own: OwnCredentials?) -> [PlannedUse]? {
    guard !alternative.uses.isEmpty else { return nil }
    var uses: [PlannedUse] = []
    uses.reserveCapacity(alternative.uses.count)
    for use in alternative.uses {
      guard let credential = credentials.first(where: { $0.scheme == use.scheme }) else {
        guard let own, own.contain(use.scheme) else { return nil }
        continue
      }
      uses.append(PlannedUse(credential: credential, scopes: use.scopes))
    }
    return uses
  }

  private func missing(_ alternatives: [SecurityRequirement], operationID: String) -> AuthenticationError {
    let lacking = alternatives.map { alternative in
      alternative.uses.map(\.scheme).filter { name in !credentials.contains { $0.scheme == name } }
    }
    return .missingCredential(lacking, operationID: operationID)
  }
}

/// A credential that an operation will carry, and the scopes it is needed for.
struct PlannedUse: Sendable {
  let credential: Credential
  let scopes: [Scope]
}

/// One credential for one of the document's security schemes.
public struct Credential: Sendable {
  /// The scheme's name under `components.securitySchemes`.
  public let scheme: String
  /// What puts it on requests. Shared by all copies, so that clients made from one value share its tokens.
  public let authenticator: any Authenticator
  /// Whose it is; one of its own where the authenticator cannot tell, the same for all copies.
  let account: SessionAccount

  /// Binds an authenticator to a scheme.
  public init(scheme: String, _ authenticator: any Authenticator) {
    self.scheme = scheme
    self.authenticator = authenticator
    account = authenticator.account ?? .unknown()
  }

  /// No credential: operations for which the client has no other are sent without one, also where the document demands it.
  public static let none = Credential(scheme: "", NoAuthenticator())
}

/// Which credentials one call carries.
public struct CallCredentials: Sendable, Hashable {
  private let isNone: Bool

  /// The client's, as the document asks for them.
  public static let client = CallCredentials(isNone: false)

  /// None, also where the document demands some: a login, a sign-up, a server whose authentication is off.
  public static let none = CallCredentials(isNone: true)
}
