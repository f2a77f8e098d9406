/// Why an exchange failed, and what follows from it.
final class RenewalFailure: Error {
  let error: AuthenticationError
  /// A refresh token that the service has refused for good.
  let deadRefreshToken: Secret?
  /// Set where the same words are not to be sent again.
  let refusal: LoginRefusal?
  /// Whether a person has decided so, and may decide otherwise at the next call: it is not remembered.
  let isPassing: Bool

  init(
    _ error: AuthenticationError, deadRefreshToken: Secret? = nil, refusal: LoginRefusal? = nil, isPassing: Bool = false
  ) {
    self.error = error
    self.deadRefreshToken = deadRefreshToken
    self.refusal = refusal
    self.isPassing = isPassing
  }

  /// Wraps whatever a source, a store or the program's own code has thrown; `deadRefreshToken` where that names none itself.
  convenience init(_ error: any Error, deadRefreshToken: Secret? = nil, for context: AuthorizationContext) {
    switch error {
    case let failure as RenewalFailure:
      self.init(
        failure.error, deadRefreshToken: failure.deadRefreshToken ?? deadRefreshToken, refusal: failure.refusal,
        isPassing: failure.isPassing)
    case let error as AuthenticationError: self.init(error, deadRefreshToken: deadRefreshToken)
    default:
      // A cancellation in here is not the callers': theirs do not reach the exchange.
      var wrapped = AuthenticationError(
        .unavailable, "no token could be obtained", scheme: context.scheme, operationID: context.operationID)
      wrapped.underlying = error
      self.init(wrapped, deadRefreshToken: deadRefreshToken)
    }
  }

  /// Whether the failure cost a request, so that the next is put off longer each time.
  var endpointWasAsked: Bool {
    switch error.kind {
    case .malformedCredential, .insecureEndpoint, .signInRequired, .storeFailed, .storeUnavailable: false
    default: true
    }
  }
}

extension AuthenticationError {
  /// Whether a refresh refused in this way means that the refresh token is dead, not that the client or the request is wrong.
  var meansRefreshTokenIsDead: Bool {
    guard kind == .refused else { return false }
    switch code {
    case "invalid_client", "unauthorized_client", "invalid_request", "unsupported_grant_type", "invalid_scope":
      return false
    default: return true
    }
  }
}
