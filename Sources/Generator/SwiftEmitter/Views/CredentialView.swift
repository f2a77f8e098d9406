import ClientModel
import Templating

/// One way to give credentials.
final class CredentialView: TemplateView {
  let constructor: CredentialConstructor
  let words: Words
  private let arguments: ArgumentList

  init(constructor: CredentialConstructor, words: Words) {
    self.constructor = constructor
    self.words = words
    let signature = "    \(words.access)static func \(constructor.name)() -> Credentials {"
    arguments = ArgumentList(constructor.parameters.map(Self.argument), rest: signature.utf8.count)
  }

  static let viewName = "credential"
  static let keys: [TemplateKey<CredentialView>] = [
    .texts("doc", "comment lines, `///` included") { $0.doc },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the function, quoted where it must be") { $0.constructor.name },
    .texts("arguments", "the function's arguments with their defaults") { $0.arguments.arguments },
    .flag("isWide", "the arguments do not fit on the line of the function") { $0.arguments.isWide },
    .texts("lines", "the arguments in lines where they are wide") { $0.arguments.lines },
    .views("parts", "what is made for each security scheme") { view in
      view.constructor.parts.map { CredentialPartView(part: $0, constructor: view.constructor, words: view.words) }
    },
    .texts("variables", "conditions that read the environment: `let key = environment[\"…\"]`") { view in
      view.needed.map { "let \($0.name) = environment[\(SwiftLiteral.string($0.environmentVariable ?? ""))]" }
    },
    .text("call", "the function called with those variables") { $0.call },
  ]

  /// Those whose values the environment can hold: who needs more of it than another comes before that one, which would
  /// otherwise always be taken.
  static func byEnvironment(_ constructors: [CredentialView]) -> [CredentialView] {
    var ordered: [CredentialView] = []
    for view in constructors where view.isFromEnvironment {
      let names = Set(view.needed.map(\.environmentVariable))
      if ordered.contains(where: { names == Set($0.needed.map(\.environmentVariable)) }) { continue }
      let place = ordered.firstIndex { names.isStrictSuperset(of: $0.needed.map(\.environmentVariable)) }
      ordered.insert(view, at: place ?? ordered.count)
    }
    return ordered
  }

  private var doc: [String] {
    var documentation = constructor.documentation
    if isFromEnvironment {
      let names = fromEnvironment.map { "`\($0.environmentVariable ?? "")`" + ($0.isOptional ? " (optional)" : "") }
      documentation.remarks.append("From the environment: \(names.joined(separator: ", ")).")
    }
    return DocumentationText.lines(documentation, fallback: fallback)
  }

  /// What is said where the document says nothing of the scheme.
  private var fallback: String? {
    guard let part = constructor.parts.first else { return nil }
    return switch part {
    case .apiKey: "A key that the service has given out."
    case .basic(_, _, let password): password == nil ? "A name without a password." : "A name and a password."
    case .header: "A header field that says who is calling."
    case .bearer: "A token that is sent as it is."
    case .provided: "Tokens from the program's own code, which is asked whenever one is needed."
    case .login: "Signs in with these words, and again when the session ends."
    case .session: "A session that is there already, with the token that renews it."
    case .grant: "Tokens by OAuth, which are renewed as long as that is possible."
    case .custom: "A way to sign requests of the program's own."
    }
  }

  /// The arguments that the environment may hold.
  private var fromEnvironment: [CredentialConstructor.Parameter] {
    constructor.parameters.filter { $0.environmentVariable != nil }
  }

  private var needed: [CredentialConstructor.Parameter] { fromEnvironment.filter { !$0.isOptional } }

  private var isFromEnvironment: Bool {
    !needed.isEmpty
      && constructor.parameters.allSatisfy { parameter in
        switch parameter.kind {
        case .text: parameter.environmentVariable != nil
        case .authentication(let isRequired): !isRequired
        case .scopes, .redirect: true
        case .prompt, .open, .authorize, .provider, .authenticator, .transport: false
        }
      }
  }

  private var call: String {
    let arguments = fromEnvironment.map { parameter in
      let variable = SwiftLiteral.string(parameter.environmentVariable ?? "")
      let value = parameter.isOptional ? "environment[\(variable)] ?? \"\"" : parameter.name
      return parameter.label.map { "\($0): \(value)" } ?? value
    }
    return ".\(constructor.name)(\(arguments.joined(separator: ", ")))"
  }

  private static func argument(_ parameter: CredentialConstructor.Parameter) -> String {
    let label = parameter.label ?? "_"
    let name = label == parameter.name || "`\(label)`" == parameter.name ? parameter.name : "\(label) \(parameter.name)"
    return "\(name): \(type(parameter))"
  }

  /// The type with its default.
  private static func type(_ parameter: CredentialConstructor.Parameter) -> String {
    switch parameter.kind {
    case .text: parameter.isOptional ? "String = \"\"" : "String"
    case .authentication(let isRequired): isRequired ? "any ClientAuthentication" : "any ClientAuthentication = .none"
    case .scopes: "[Scope] = []"
    case .prompt: "@escaping DeviceAuthorizationGrant.Prompt"
    case .open: "@escaping AuthorizationCodeGrant.Open"
    case .authorize: "@escaping AuthorizationCodeGrant.Authorize"
    case .redirect: "LoopbackRedirect = LoopbackRedirect()"
    case .provider: "@escaping @Sendable () async throws -> ProvidedToken"
    case .authenticator: "any Authenticator"
    case .transport: "any Authenticator = TransportAuthenticator()"
    }
  }
}
