import OpenAPI

/// What a document that declares no security says of credentials in its prose.
enum SecurityProse {
  /// Whether the prose speaks of a credential that is to be sent.
  static func speaksOfCredentials(_ document: Document) -> Bool {
    if sendsAuthorization(document) { return true }
    let texts = texts(of: document)
    guard !denials.contains(where: { denial in texts.contains { $0.contains(denial) } }) else { return false }
    return texts.contains { text in signs.contains(where: text.contains) }
  }

  /// The header that the prose puts a key into, such as `X-API-Key`; nil where it speaks of a bearer token or of nothing.
  static func keyHeader(_ document: Document) -> String? {
    for parameter in parameters(of: document) where parameter.place == .header {
      let name = parameter.name.lowercased()
      if name.hasSuffix("api-key") || name.hasSuffix("apikey") || name.hasSuffix("auth-token") { return parameter.name }
    }
    let text = document.info.description ?? ""
    guard !text.lowercased().contains("bearer") else { return nil }
    return text.firstMatch(of: /\b[Xx]-[A-Za-z-]*(?:[Kk]ey|KEY|[Tt]oken|TOKEN)\b/).map { String($0.output) }
  }

  private static let signs = [
    "bearer", "api key", "api-key", "apikey", "api token", "access token", "access-token", "auth token",
    "authorization header", "authorization:", "`authorization`", "authenticate with", "authenticated with",
    "requires authentication", "must be authenticated", "must authenticate", "need to authenticate", "x-api-key",
    "basic auth", "oauth", "personal token", "secret key",
  ]
  private static let denials = [
    "no authentication", "without authentication", "not require authentication", "no auth ", "no api key",
    "not need an api key", "no key is", "not require an api key", "public api",
  ]

  private static func sendsAuthorization(_ document: Document) -> Bool {
    parameters(of: document).contains { $0.place == .header && $0.name.lowercased() == "authorization" }
  }

  private static func parameters(of document: Document) -> [OpenAPI.Parameter] {
    document.paths.compactMap { document.resolve($0.value) }.flatMap { item in
      (item.parameters + item.operations.flatMap(\.parameters)).compactMap { document.resolve($0) }
    }
  }

  private static func texts(of document: Document) -> [String] {
    let operations = document.paths.compactMap { document.resolve($0.value) }.flatMap(\.operations)
    return
      ([document.info.description, document.info.summary] + document.tags.map(\.description)
      + operations.map(\.description)).compactMap { $0?.lowercased() }
  }
}
