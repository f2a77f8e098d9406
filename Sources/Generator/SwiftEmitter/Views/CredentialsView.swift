import ClientModel
import Templating

/// The ways to give credentials: a struct with a static function each.
final class CredentialsView: TemplateView {
  let words: Words

  init(words: Words) {
    self.words = words
  }

  static let viewName = "credentials"
  static let keys: [TemplateKey<CredentialsView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .views("constructors", "the ways to give credentials") { $0.constructors },
    .views("environment", "those of them whose values can come from environment variables, the most telling first") {
      CredentialView.byEnvironment($0.constructors)
    },
    .views("clients", "the OAuth clients that they are made with") { view in
      view.words.api.security.clients.map { OAuthClientView(client: $0, words: view.words) }
    },
    .views("scopes", "every scope of the API") { view in
      view.words.api.security.scopes.map { ScopeView(scope: $0, access: view.words.access) }
    },
  ]

  private var constructors: [CredentialView] {
    words.api.security.credentials.map { CredentialView(constructor: $0, words: words) }
  }
}

/// A scope as a constant.
final class ScopeView: TemplateView {
  let scope: Scope
  let access: String

  init(scope: Scope, access: String) {
    self.scope = scope
    self.access = access
  }

  static let viewName = "scope"
  static let keys: [TemplateKey<ScopeView>] = [
    .texts("doc", "comment lines, `///` included") { view in
      DocumentationText.lines(view.scope.documentation, fallback: "`\(view.scope.value)`")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the constant, quoted where it must be") { $0.scope.name },
    .text("value", "the scope as a string literal") { SwiftLiteral.string($0.scope.value) },
  ]
}
