/// Finds parameters that are to hold the token of the credential which the operation asks for besides: `token`, next to OAuth.
///
/// A `token` may be anything, an invitation or a device's. So its description has to say that it is what a caller is known by, and every
/// alternative of the operation has to be a token that is sent as `Authorization: Bearer`.
struct TokenParameterPass {
  let schemes: [SecurityScheme]
  /// Those of operations that say nothing themselves.
  let requirements: [SecurityRequirement]

  private static let names: Set<String> = [
    "token", "access_token", "accesstoken", "access-token", "auth_token", "authtoken", "auth-token", "api_token",
    "apitoken", "api-token", "bearer_token", "x-access-token", "x-auth-token",
  ]
  private static let words = ["authentic", "authoriz", "authoris", "credential", "scope", "bearer", "access token"]

  func run(_ operations: inout [OperationDraft]) {
    for index in operations.indices {
      guard carriesToken(operations[index].operation.security ?? requirements) else { continue }
      for place in operations[index].operation.parameters.indices
      where isToken(operations[index].operation.parameters[place]) {
        operations[index].operation.parameters[place].isToken = true
        operations[index].operation.parameters[place].isSecret = true
      }
    }
  }

  private func isToken(_ parameter: Parameter) -> Bool {
    guard [.query, .header].contains(parameter.location), parameter.constant == nil, parameter.contentType == nil,
      parameter.type == .builtIn(.string),
      Self.names.contains(parameter.wireName.lowercased())
    else { return false }
    let text = "\(parameter.documentation.summary ?? "") \(parameter.documentation.description ?? "")".lowercased()
    return Self.words.contains { text.contains($0) }
  }

  private func carriesToken(_ alternatives: [SecurityRequirement]) -> Bool {
    !alternatives.isEmpty
      && alternatives.allSatisfy { alternative in
        alternative.schemes.contains { entry in
          switch schemes.first(where: { $0.id == entry.scheme })?.kind {
          case .bearer, .oauth2, .openIDConnect: true
          default: false
          }
        }
      }
  }
}
