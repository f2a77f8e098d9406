import Diagnostics
import OpenAPI

/// Credentials that the document does not declare, or declares and never demands.
extension SecurityPass {
  /// What operations need that say nothing themselves: as the document says, or else the configuration, or what its prose and
  /// its unused schemes let a caller send.
  func documentRequirements() -> [SecurityRequirement] {
    if !configured.isEmpty {
      for security in configured { declare(security) }
      return configured.map { SecurityRequirement(schemes: [.init(scheme: $0.schemeID, scopes: [])]) }
    }
    if let declared = requirements(document.security) { return declared }
    guard !operationsSaySomething else { return [] }
    return schemes.isEmpty ? undeclared() : undemanded()
  }

  private var operationsSaySomething: Bool {
    document.paths.contains { document.resolve($0.value)?.operations.contains { $0.security != nil } == true }
  }

  private func declare(_ security: ConfiguredSecurity) {
    guard !schemes.contains(where: { $0.id == security.schemeID }) else { return }
    switch security {
    case .bearer: add(ConfiguredSecurity.bearer.schemeID, "bearer", .bearer)
    case .basic: add("basic", "basic", .basic)
    case .key(let name, let location, let prefix):
      add("apiKey", "apiKey", .apiKey(name: name, location: location, prefix: prefix))
    case .scheme(let id):
      bag.report(
        .unknownTarget, "`security` names the scheme `\(id)`, which the document does not have",
        help: Suggestion.help(for: id, in: schemes.map(\.id)))
    }
  }

  /// A document without a scheme whose prose speaks of one: a caller may send what it asks for.
  private func undeclared() -> [SecurityRequirement] {
    guard SecurityProse.speaksOfCredentials(document) else { return [] }
    let header = SecurityProse.keyHeader(document)
    let scheme = header.map { "{type: apiKey, in: header, name: \($0)}" } ?? "{type: http, scheme: bearer}"
    bag.report(
      .undeclaredSecurity,
      "the document speaks of credentials and declares none; `.bearer(…)` and `.header(…)` are offered",
      at: document.location,
      help:
        "say it in an overlay: {target: $, update: {security: [{credential: []}], components: {securitySchemes: {credential: \(scheme)}}}}; or in the configuration: `security: \(header.map { "{header: \($0)}" } ?? "bearer")`"
    )
    add(ConfiguredSecurity.bearer.schemeID, "bearer", .bearer)
    add("undeclaredHeader", "header", .anyHeader)
    return [[ConfiguredSecurity.bearer.schemeID], ["undeclaredHeader"], []].map {
      SecurityRequirement(schemes: $0.map { .init(scheme: $0, scopes: []) })
    }
  }

  /// Schemes that no operation demands: what a caller gives is sent, and nothing is asked for.
  private func undemanded() -> [SecurityRequirement] {
    bag.report(
      .undeclaredSecurity,
      "security schemes are declared, and no operation demands one; what a caller gives is sent with every call",
      at: document.components.securitySchemes.first.flatMap { document.resolve($0.value)?.location },
      help:
        "say it in an overlay: {target: $, update: {security: [\(schemes.map { "{\($0.id): []}" }.joined(separator: ", "))]}}"
    )
    return schemes.map { SecurityRequirement(schemes: [.init(scheme: $0.id, scopes: [])]) } + [
      SecurityRequirement(schemes: [])
    ]
  }

  private func add(_ id: String, _ name: String, _ kind: SecurityScheme.Kind) {
    schemes.append(
      SecurityScheme(id: id, name: name, kind: kind, token: nil, metadataURL: nil, documentation: Documentation()))
  }
}
