import HTTPTypes

/// What one operation will send: the alternatives that the client's credentials satisfy, the preferred one first.
package final class AuthorizationPlan: Sendable {
  private let alternatives: [[PlannedUse]]
  private let anonymousAllowed: Bool
  /// The one credential of the usual case, which has nothing else to look at.
  private let only: Credential?

  init(first uses: [PlannedUse]) {
    alternatives = [uses]
    anonymousAllowed = false
    only = uses.count == 1 ? uses[0].credential : nil
  }

  init(alternatives: [[PlannedUse]], anonymousAllowed: Bool) {
    self.alternatives = alternatives
    only = nil
    self.anonymousAllowed = anonymousAllowed
  }

  /// Nothing is sent.
  public static let nothing = AuthorizationPlan(alternatives: [], anonymousAllowed: true)

  /// Whether nothing will be sent, so that the call needs no `authorize`.
  public var isEmpty: Bool { alternatives.isEmpty }

  /// The query parameters that will carry secrets, to be left out of logged URLs.
  public var secretQueryNames: [String] {
    alternatives.flatMap { $0 }.flatMap(\.credential.authenticator.secretQueryNames)
  }

  /// Puts the credentials on the request and says which were used. Throws `AuthenticationError` (`missingScope` where the
  /// scopes are known and too few, and whatever obtaining a token may meet) and `CancellationError`.
  nonisolated(nonsending) public func authorize(
    _ request: inout HTTPRequest, for context: AuthorizationContext
  ) async throws -> AppliedAuthorization {
    if let only {
      let stamp = try await only.authenticator.authorize(&request, for: context.naming(only.scheme))
      return AppliedAuthorization(single: only, stamp)
    }
    if alternatives.count == 1 && !anonymousAllowed {
      return try await apply(alternatives[0], to: &request, context)
    }
    var firstMiss: AuthenticationError?
    for uses in alternatives {
      var attempt = request
      do {
        let applied = try await apply(uses, to: &attempt, context)
        request = attempt
        return applied
      } catch let error as AuthenticationError where error.kind == .missingScope {
        if firstMiss == nil { firstMiss = error }
      }
    }
    if let firstMiss, !anonymousAllowed { throw firstMiss }
    return .nothing
  }

  nonisolated(nonsending) private func apply(
    _ uses: [PlannedUse], to request: inout HTTPRequest, _ context: AuthorizationContext
  ) async throws -> AppliedAuthorization {
    var parts: [AppliedAuthorization.Part] = []
    parts.reserveCapacity(uses.count)
    for use in uses {
      let named = context.naming(use.credential.scheme, use.scopes)
      let stamp = try await use.credential.authenticator.authorize(&request, for: named)
      // Scopes are looked at after the token is there: before the first acquisition nobody knows what was granted.
      if !use.scopes.isEmpty, let known = await use.credential.authenticator.knownScopes(for: named) {
        let missing = known.missing(from: use.scopes)
        // Vendors list alternatives, the larger scope beside the reading one: with one of them the service is the judge.
        if missing.count == use.scopes.count {
          throw AuthenticationError.missingScope(
            missing, scheme: use.credential.scheme, operationID: context.operationID)
        }
      }
      parts.append(AppliedAuthorization.Part(credential: use.credential, stamp: stamp))
    }
    return AppliedAuthorization(parts: parts)
  }
}
