import HTTPTypes

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
