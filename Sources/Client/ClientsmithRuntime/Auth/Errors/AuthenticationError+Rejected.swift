import HTTPTypes

extension AuthenticationError {
  /// Reads a 401 or 403 of the API itself: `WWW-Authenticate` (RFC 6750 section 3) and the service's own code in the body.
  /// Credentials that the service repeats are taken out.
  static func rejected(
    status: Int, headers: HTTPFields, body: [UInt8], scheme: String?, operationID: String, hiding secrets: [Secret],
    remark: String? = nil
  ) -> AuthenticationError {
    let text = ServiceErrorText(body, hiding: secrets)
    let challenge = BearerChallenge(headers)
    let code = challenge.error.map { ServiceErrorText.presentable($0, hiding: secrets) } ?? text.code
    var error: AuthenticationError
    if isMissingScope(challenge.error) || isMissingScope(text.code) {
      error = missingScope(challenge.scopes, scheme: scheme, operationID: operationID)
    } else {
      error = AuthenticationError(
        .rejected, "the service refused the credential", scheme: scheme, operationID: operationID)
    }
    error.remark = remark
    error.status = status
    error.code = text.code ?? code
    error.detail = challenge.errorDescription.map { ServiceErrorText.presentable($0, hiding: secrets) } ?? text.detail
    error.documentation =
      challenge.errorURI.map { ServiceErrorText.presentable($0, hiding: secrets) } ?? text.documentation
    error.challenges = headers[values: .wwwAuthenticate].map { ServiceErrorText.hide(secrets, in: $0) }
    return error
  }

  /// RFC 6750's code, and the one that services use for the same.
  private static func isMissingScope(_ code: String?) -> Bool {
    code == "insufficient_scope" || code == "missing_scopes"
  }
}
