import ClientModel
import Templating

/// The client: the struct that a program makes, with a property a resource.
final class ClientView: TemplateView {
  let words: Words

  init(words: Words) {
    self.words = words
  }

  static let viewName = "client"
  static let keys: [TemplateKey<ClientView>] = [
    .texts("doc", "comment lines, `///` included") { view in
      DocumentationText.lines(
        view.api.documentation, fallback: "A client of \(DocumentationText.oneLine(view.api.title)).")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.api.clientName },
    .flag("hasCredentials", "the API has ways to authenticate") { !$0.api.security.credentials.isEmpty },
    .views("shared", "the parameters that are given once") { view in
      view.api.sharedParameters.map { SharedParameterView($0, words: view.words) }
    },
    .flag("isSharing", "there are such") { !$0.api.sharedParameters.isEmpty },
    .flag("readsCredentials", "the environment can hold credentials") { $0.readsCredentials },
    .text("environment", "what the names of environment variables begin with, as a string literal") {
      SwiftLiteral.string($0.api.security.environmentPrefix)
    },
    .texts("environmentDoc", "comment lines that say which variables are looked at, `///` included") {
      $0.environmentDoc
    },
    .text("server", "the address used unless another is given, as an expression; `nil` where there is none") { view in
      guard !view.api.servers.isEmpty, let server = view.servers.first?.defaultExpression else { return "nil" }
      return "Server\(server).url"
    },
    .views("servers", "the servers of the document, then those of operations that leave a choice") { $0.servers },
    .views("resources", "the resources in document order") { view in
      view.api.resources.map { ResourceLinkView(resource: $0, access: view.words.access) }
    },
    .text("problem", "Swift type of the API's error bodies") { $0.words.type($0.api.problem.type) },
    .texts(
      "description",
      "labelled facts about the API for the runtime: name, version, security, limits, retries, places of keys, secrets"
    ) {
      $0.description
    },
  ]

  private var api: API { words.api }

  private var servers: [ServerView] {
    (api.servers + api.ownServers).map { ServerView(server: $0, access: words.access) }
  }

  private var readsCredentials: Bool {
    !CredentialView.byEnvironment(api.security.credentials.map { CredentialView(constructor: $0, words: words) })
      .isEmpty
  }

  private var environmentDoc: [String] {
    let prefix = api.security.environmentPrefix
    let credentials = readsCredentials ? "credentials (`Credentials.fromEnvironment`), " : ""
    return DocumentationText.lines([
      """
      What is not given is looked for in the environment: \(credentials)the base URL (`\(prefix)_BASE_URL`), further headers \
      (`\(prefix)_HEADERS`, a line `Name: value` each) and a log level (`\(prefix)_LOG`).
      """
    ])
  }

  private var description: [String] {
    let label = api.problem.alternatives.count > 1 ? "problems" : "problem"
    var arguments = [
      "name: \(SwiftLiteral.string(api.title))", "version: \(SwiftLiteral.string(api.version))",
      "\(label): \(words.type(api.problem.type)).self",
    ]
    if !api.security.requirements.isEmpty {
      arguments.append("security: \(SecurityText.text(api.security.requirements))")
    }
    if !rateLimits.isEmpty { arguments.append("rateLimits: [\(rateLimits.joined(separator: ", "))]") }
    let retries = api.retries.map(ResilienceText.text) ?? ""
    if !retries.isEmpty { arguments.append("retries: \(retries)") }
    if !keyPlaces.isEmpty { arguments.append("keyPlaces: [\(keyPlaces.joined(separator: ", "))]") }
    let secrets = api.secretNames
    if !secrets.isEmpty { arguments.append("secretNames: \(SwiftLiteral.strings(secrets))") }
    if !api.security.usual.isEmpty {
      arguments.append("usualSecurity: \(SecurityText.text(api.security.usual))")
    }
    return arguments
  }

  /// Where the keys stand that are no `Authorization` header: callers may put their own there.
  private var keyPlaces: [String] {
    api.security.schemes.compactMap { scheme in
      guard case .apiKey(let name, let location, _) = scheme.kind else { return nil }
      let place = location == .query || location == .cookie ? location.rawValue : "header"
      if place == "header", name.lowercased() == "authorization" { return nil }
      return "\(SwiftLiteral.string(scheme.id)): CredentialPlacement(name: \(SwiftLiteral.string(name)), in: .\(place))"
    }
  }

  private var rateLimits: [String] {
    var texts = api.rateLimits.map { ResilienceText.text($0, group: $0.group) }
    for operation in api.operations {
      guard let group = RateLimitGroup.of(operation) else { continue }
      for limit in operation.rateLimits {
        let text = ResilienceText.text(limit, group: group)
        if !texts.contains(text) { texts.append(text) }
      }
    }
    return texts
  }
}

/// A resource as the client offers it.
final class ResourceLinkView: TemplateView {
  let resource: Resource
  let access: String

  init(resource: Resource, access: String) {
    self.resource = resource
    self.access = access
  }

  static let viewName = "resourceLink"
  static let keys: [TemplateKey<ResourceLinkView>] = [
    .texts("doc", "comment lines, `///` included") {
      DocumentationText.lines($0.resource.documentation, fallback: "Operations on `\($0.resource.name)`.")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the property, quoted where it must be") { $0.resource.name },
    .text("type", "Swift name of the resource's type") { $0.resource.typeName },
  ]
}
