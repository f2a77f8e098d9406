extension AuthenticationError {
  static func missingCredential(_ lacking: [[String]], operationID: String) -> AuthenticationError {
    let choices = lacking.map { $0.map { "`\($0)`" }.joined(separator: " and ") }
    var error = AuthenticationError(
      .missingCredential, "no credential for this operation; give the client \(choices.joined(separator: ", or "))",
      operationID: operationID)
    error.missingSchemes = lacking
    return error
  }

  static func missingScope(_ scopes: [Scope], scheme: String?, operationID: String) -> AuthenticationError {
    let names = scopes.map(\.rawValue).joined(separator: " ")
    let message =
      switch scopes.count {
      case 0: "the token lacks a scope"
      case 1: "the token lacks the scope \(names)"
      default: "the token lacks the scopes \(names)"
      }
    var error = AuthenticationError(
      .missingScope, message,
      scheme: scheme, operationID: operationID)
    error.missingScopes = scopes
    return error
  }

  static func malformed(_ reason: String, for context: AuthorizationContext) -> AuthenticationError {
    AuthenticationError(
      .malformedCredential, "the credential \(reason)", scheme: context.scheme, operationID: context.operationID)
  }
}
