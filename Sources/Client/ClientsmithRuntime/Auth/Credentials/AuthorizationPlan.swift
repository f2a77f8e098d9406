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

/// The credentials that one attempt carried, to be asked when its answer is a refusal.
package struct AppliedAuthorization: Sendable {
  struct Part: Sendable {
    let credential: Credential
    let stamp: AuthorizationStamp
  }

  private let first: Part?
  private let rest: [Part]

  init(single credential: Credential, _ stamp: AuthorizationStamp) {
    first = Part(credential: credential, stamp: stamp)
    rest = []
  }

  init(parts: [Part]) {
    first = parts.first
    rest = Array(parts.dropFirst())
  }

  /// Nothing was sent.
  public static let nothing = AppliedAuthorization(parts: [])

  /// Whether nothing was sent.
  public var isEmpty: Bool { first == nil }

  /// Whether a new credential would cure this refusal. Ask once per call: a call is replayed at most once.
  public func shouldRenew(status: Int, headers: HTTPFields, body: [UInt8]) -> Bool {
    parts.contains { part in
      part.credential.authenticator.shouldRenew(
        Rejection(status: status, headers: headers, body: body, stamp: part.stamp))
    }
  }

  /// Replaces the refused credentials; true when one replay makes sense. Throws `AuthenticationError` when a renewal was
  /// due and failed, `CancellationError` when the caller was cancelled (others' waiting goes on).
  public func renew(
    status: Int, headers: HTTPFields, body: [UInt8], for context: AuthorizationContext
  ) async throws -> Bool {
    var renewed = false
    for part in parts {
      let rejection = Rejection(status: status, headers: headers, body: body, stamp: part.stamp)
      guard part.credential.authenticator.shouldRenew(rejection) else { continue }
      let context = context.naming(part.credential.scheme)
      if try await part.credential.authenticator.renew(rejection, for: context) { renewed = true }
    }
    return renewed
  }

  /// The typed error of a final 401 or 403 (`rejected`, or `missingScope` when the service says so); nil for another status.
  /// Also tells the audit stream.
  public func error(
    status: Int, headers: HTTPFields, body: [UInt8], for context: AuthorizationContext
  ) -> AuthenticationError? {
    guard status == 401 || status == 403 else { return nil }
    let scheme = first?.credential.scheme
    let error = AuthenticationError.rejected(
      status: status, headers: headers, body: body, scheme: scheme, operationID: context.operationID,
      hiding: presentedSecrets, remark: remark(status: status, headers: headers, body: body, for: context))
    context.services.record(.rejected, scheme: scheme ?? "", operationID: context.operationID, error: error)
    return error
  }

  /// What was sent, to be taken out of texts in which the service repeats it.
  var presentedSecrets: [Secret] { parts.flatMap(\.credential.authenticator.presentedSecrets) }

  private func remark(status: Int, headers: HTTPFields, body: [UInt8], for context: AuthorizationContext) -> String? {
    for part in parts {
      let rejection = Rejection(status: status, headers: headers, body: body, stamp: part.stamp)
      let context = context.naming(part.credential.scheme)
      if let remark = part.credential.authenticator.remark(on: rejection, for: context) { return remark }
    }
    return nil
  }

  private var parts: [Part] {
    guard let first else { return [] }
    return [first] + rest
  }
}
