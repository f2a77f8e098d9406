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

  /// The same where the caller may have put credentials of their own on the request.
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
