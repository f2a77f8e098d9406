import ClientModel
import Templating

/// The ways to give credentials: a struct with a static function each.
struct CredentialsView: TemplateView {
  let words: Words

  static let viewName = "credentials"
  static let keys: [TemplateKey<CredentialsView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .views("constructors", "the ways to give credentials") { $0.constructors },
    .views("environment", "those of them whose values can come from environment variables") { view in
      view.constructors.filter(\.isFromEnvironment)
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
struct ScopeView: TemplateView {
  let scope: Scope
  let access: String

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

/// One way to give credentials.
struct CredentialView: TemplateView {
  let constructor: CredentialConstructor
  let words: Words

  static let viewName = "credential"
  static let keys: [TemplateKey<CredentialView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.constructor.documentation) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the function, quoted where it must be") { $0.constructor.name },
    .text("arguments", "the function's arguments") { $0.arguments.joined(separator: ", ") },
    .views("parts", "what is made for each security scheme") { view in
      view.constructor.parts.map { CredentialPartView(part: $0, constructor: view.constructor, words: view.words) }
    },
    .texts("variables", "conditions that read the environment: `let key = environment[\"…\"]`") { $0.variables },
    .text("call", "the function called with those variables") { $0.call },
  ]

  /// Whether text alone makes the credential.
  var isFromEnvironment: Bool {
    !constructor.parameters.isEmpty
      && constructor.parts.allSatisfy { part in
        switch part {
        case .apiKey, .basic, .bearer, .login, .session, .clientCredentials, .password: true
        case .authorizationCode, .deviceAuthorization, .custom: false
        }
      }
  }

  private var arguments: [String] {
    constructor.parameters.map { parameter in
      let label = parameter.label ?? "_"
      let name = parameter.name
      return label == name || "`\(label)`" == name ? "\(name): String" : "\(label) \(name): String"
    } + constructor.parts.flatMap(CredentialPartView.furtherArguments)
  }

  private var variables: [String] {
    constructor.parameters.map {
      "let \($0.name) = environment[\(SwiftLiteral.string($0.environmentVariable))]"
    }
  }

  private var call: String {
    let arguments = constructor.parameters.map { parameter in
      parameter.label.map { "\($0): \(parameter.name)" } ?? parameter.name
    }
    return ".\(constructor.name)(\(arguments.joined(separator: ", ")))"
  }
}
