import Diagnostics
import OpenAPI
import YAML

/// The security pass: schemes, requirements, scopes, and the ways to give credentials.
final class SecurityPass {
  let document: Document
  var bag = DiagnosticBag()
  var schemes: [SecurityScheme] = []

  private let published: CredentialNames
  /// What the configuration says of credentials.
  let configured: [ConfiguredSecurity]

  init(
    _ document: Document, _ configured: [ConfiguredSecurity] = [], published: PublishedNames = PublishedNames()
  ) {
    self.document = document
    self.configured = configured
    self.published = CredentialNames(published: published)
  }

  /// Reads the schemes; `operations` finds an operation by its id, for token exchanges.
  func readSchemes(operations: [String: OperationSelection.Selected]) {
    var scope = NameScope()
    let ids = Set(document.components.securitySchemes.map(\.name))
    for entry in document.components.securitySchemes {
      guard let source = document.resolve(entry.value) else { continue }
      let pinned = ExtensionReader.value("name", in: source.extensions)?.string
      var scheme = SecurityScheme(
        id: entry.name, name: "", kind: kind(of: source), token: nil, metadataURL: nil,
        documentation: Documentation(description: source.description, isDeprecated: source.deprecated))
      let kept = pinned == nil ? published.name(of: scheme, among: ids) : nil
      scheme.name = scope.take(kept ?? SwiftIdentifier.member(of: pinned ?? entry.name))
      if case .oauth2(_, let url) = source.kind { scheme.metadataURL = rooted(url) }
      if let node = ExtensionReader.value("token", in: source.extensions) {
        scheme.token = TokenExtension.read(node, scheme: scheme, document: document, operations: operations, into: &bag)
      } else if case .oauth2(let flows) = scheme.kind,
        flows.contains(where: { $0.tokenURL.flatMap { TokenEndpointFields(of: $0, in: document) }?.takeSecret == true })
      {
        scheme.token = TokenExchange(
          acquire: nil, refresh: nil, rotates: false, renewOn: [], scopeSeparator: nil, sendsSecretInBody: true)
      }
      schemes.append(scheme)
    }
  }

  private func kind(of source: OpenAPI.SecurityScheme) -> SecurityScheme.Kind {
    switch source.kind {
    case .apiKey(let name, let place):
      let location: ParameterLocation = place == .header ? .header : place == .query ? .query : .cookie
      let prefix = ExtensionReader.value("prefix", in: source.extensions)?.string
      return .apiKey(name: name, location: location, prefix: prefix ?? Self.impliedPrefix(name, source))
    case .http("basic", _): return .basic
    case .http("bearer", _): return .bearer
    case .http(let scheme, _):
      warn(source, "the HTTP authentication scheme `\(scheme)`")
      return .http(scheme)
    case .mutualTLS: return .mutualTLS
    case .oauth2(let flows, _): return .oauth2(self.flows(flows))
    case .openIdConnect(let url): return .openIDConnect(url: rooted(url) ?? url)
    case .unknown(let type):
      warn(source, "the type `\(type)`")
      return .unknown(type)
    }
  }

  /// What must stand before a key as the description demands; `Authorization` hardly ever carries a bare one.
  private static func impliedPrefix(_ name: String, _ source: OpenAPI.SecurityScheme) -> String? {
    KeyPrefix.demanded(by: source.description ?? "", isAuthorization: name.lowercased() == "authorization")
  }

  private func warn(_ source: OpenAPI.SecurityScheme, _ what: String) {
    bag.report(
      .unsupportedSecurityScheme, "the runtime has no flow for \(what)", at: source.location,
      help: "give the client an `Authenticator` of your own for this scheme")
  }

  private func flows(_ flows: OAuthFlows) -> [OAuthFlow] {
    let all: [(OAuthFlow.Kind, OpenAPI.OAuthFlow?)] = [
      (.clientCredentials, flows.clientCredentials), (.authorizationCode, flows.authorizationCode),
      (.deviceAuthorization, flows.deviceAuthorization), (.password, flows.password), (.implicit, flows.implicit),
    ]
    return all.compactMap { kind, flow in
      flow.map {
        OAuthFlow(
          kind: kind, authorizationURL: rooted($0.authorizationURL), tokenURL: rooted($0.tokenURL),
          refreshURL: rooted($0.refreshURL), deviceAuthorizationURL: rooted($0.deviceAuthorizationURL),
          scopes: $0.scopes.names)
      }
    }
  }

  /// An endpoint at the service's own host as a path, so that it follows the client to another server of the service.
  private func rooted(_ url: String?) -> String? {
    guard let url, let server = document.servers.first?.url, let origin = Self.origin(of: server),
      url.hasPrefix(origin + "/")
    else { return url }
    return String(url.dropFirst(origin.count))
  }

  private static func origin(of url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.isEmpty || host.contains("{") ? nil : String(url[..<scheme.upperBound]) + host
  }

  // MARK: Requirements

  /// Requirements in the model's form; nil where nothing is said.
  func requirements(_ source: [OpenAPI.SecurityRequirement]?) -> [SecurityRequirement]? {
    source?.map { requirement in
      SecurityRequirement(schemes: requirement.entries.map { .init(scheme: $0.scheme, scopes: $0.scopes) })
    }
  }

  /// Whether a parameter is what an API key scheme sends.
  func isCredential(_ parameter: OpenAPI.Parameter) -> Bool {
    keys.contains { key in
      key.place == parameter.place.rawValue
        && (key.place == "header" ? key.name == parameter.name.lowercased() : key.name == parameter.name)
    }
  }

  /// Where API keys go; a header's name in lower case.
  private lazy var keys: [(name: String, place: String)] = {
    let declared = document.components.securitySchemes.compactMap { entry -> (name: String, place: String)? in
      guard let scheme = document.resolve(entry.value), case .apiKey(let name, let place) = scheme.kind else {
        return nil
      }
      return (name, place.rawValue)
    }
    let said = configured.compactMap { security -> (name: String, place: String)? in
      if case .key(let name, let location, _) = security { (name, location.rawValue) } else { nil }
    }
    return (declared + said).map { $0.place == "header" ? ($0.name.lowercased(), $0.place) : $0 }
  }()
}
