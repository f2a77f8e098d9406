import Diagnostics
import YAML

/// Security Scheme and Security Requirement Objects.
extension ObjectReader {
  func securityScheme(_ node: Node, _ path: ObjectPath) -> SecurityScheme? {
    if version == .swagger20 { return swaggerSecurityScheme(node, path) }
    guard let mapping = object(node, "security scheme") else { return nil }
    var scheme = SecurityScheme(kind: .unknown(type: ""), node: node, path: path)
    var flows = OAuthFlows()
    var texts: [SecuritySchemeKeyword: String] = [:]
    for entry in mapping.entries {
      guard let word = known(entry, SecuritySchemeKeyword.self, &scheme.extensions) else { continue }
      switch word {
      case .flows: flows = oauthFlows(entry.value, ObjectPath(parent: path, .key(entry.key)))
      case .deprecated: scheme.deprecated = flag(entry) ?? false
      case .description: scheme.description = text(entry)
      case .type, .name, .place, .scheme, .bearerFormat, .openIdConnectUrl, .oauth2MetadataUrl:
        texts[word] = text(entry)
      }
    }
    scheme.kind = securityKind(texts, flows, mapping, node)
    return scheme
  }

  private func securityKind(
    _ texts: [SecuritySchemeKeyword: String], _ flows: OAuthFlows, _ mapping: Mapping, _ node: Node
  ) -> SecurityScheme.Kind {
    let type = texts[.type] ?? ""
    switch type {
    case "apiKey": return apiKey(texts[.name], texts[.place], node)
    case "http":
      if texts[.scheme] == nil { reportIncomplete("an http scheme needs `scheme`; `bearer` is assumed", node) }
      return .http(scheme: texts[.scheme]?.lowercased() ?? "bearer", bearerFormat: texts[.bearerFormat])
    case "mutualTLS": return .mutualTLS
    case "oauth2":
      if mapping["flows"] == nil, texts[.oauth2MetadataUrl] == nil {
        reportIncomplete("an oauth2 scheme needs `flows`", node)
      }
      return .oauth2(flows, metadataURL: texts[.oauth2MetadataUrl])
    case "openIdConnect":
      if texts[.openIdConnectUrl] == nil {
        reportIncomplete("an openIdConnect scheme needs `openIdConnectUrl`", node)
      }
      return .openIdConnect(url: texts[.openIdConnectUrl] ?? "")
    default: return unknownSecurity(type, mapping, node, ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])
    }
  }

  func unknownSecurity(
    _ type: String, _ mapping: Mapping, _ node: Node, _ known: [String]
  ) -> SecurityScheme.Kind {
    bag.report(
      .unknownSecurityType,
      type.isEmpty ? "the security scheme has no `type`" : "`\(type)` is no type of security scheme",
      at: mapping["type"]?.location ?? node.location,
      help: Suggestion.nearest(to: type, in: known).map { "did you mean `\($0)`?" })
    return .unknown(type: type)
  }

  /// A key needs a name and a place; without them nothing can be sent.
  func apiKey(_ name: String?, _ place: String?, _ node: Node) -> SecurityScheme.Kind {
    guard let name, !name.isEmpty else {
      reportIncomplete("an apiKey scheme needs `name`", node)
      return .unknown(type: "apiKey")
    }
    guard let place, let known = SecurityScheme.APIKeyPlace(rawValue: place) else {
      reportIncomplete("an apiKey scheme needs `in`, one of query, header, cookie; `header` is assumed", node)
      return .apiKey(name: name, place: .header)
    }
    return .apiKey(name: name, place: known)
  }

  func reportIncomplete(_ message: String, _ node: Node) {
    bag.report(.incompleteSecurityScheme, message, at: node.location)
  }

  /// A `security` list: a choice of requirements.
  func securityRequirements(_ entry: YAML.Entry, _ path: ObjectPath) -> [SecurityRequirement]? {
    if entry.value.isNull {
      bag.report(.nullValue, "`security` is null; it is taken as absent", at: entry.keyLocation)
      return nil
    }
    let requirements = list(entry, path) { node, _ in securityRequirement(node) }
    // When none of them is known, saying that no credentials are needed would be a worse guess than saying nothing.
    return requirements.isEmpty && entry.value.elements?.isEmpty == false ? nil : requirements
  }

  private func securityRequirement(_ node: Node) -> SecurityRequirement? {
    guard let mapping = object(node, "security requirement") else { return nil }
    var entries: [SecurityRequirement.Entry] = []
    for entry in mapping.entries {
      guard let scheme = schemeName(entry.key) else {
        let names = declaredSecuritySchemes?.mapping?.lazy.map(\.key)
        bag.report(
          .unknownSecurityScheme, "`\(entry.key)` is no security scheme of the document; the requirement is left out",
          at: entry.keyLocation,
          help: names.flatMap { Suggestion.nearest(to: entry.key, in: $0) }.map { "did you mean `\($0)`?" })
        return nil
      }
      let scopes = entry.value.isNull ? [] : texts(entry) ?? []
      entries.append(.init(scheme: scheme, scopes: scopes, location: entry.keyLocation))
    }
    return SecurityRequirement(entries: entries, node: node)
  }

  /// The name of a scheme that a requirement means by name or, from 3.2 on, by a URI; nil for one that is not there.
  ///
  /// A scheme of another file gets a name among those of the document.
  private func schemeName(_ text: String) -> String? {
    if declaredSecuritySchemes?[text] != nil { return text }
    guard version >= .openAPI32, let place = locateQuietly(text, from: scope), let name = place.tokens.last else {
      return nil
    }
    if place.scope.file === entry, place.tokens == ["components", "securitySchemes", name] { return name }
    let identity = place.path.description
    if let known = foreignSchemes.first(where: { $0.identity == identity }) { return known.name }
    guard place.node["type"] != nil, let scheme = within(place.scope, { securityScheme(place.node, place.path) }) else {
      return nil
    }
    var unique = name
    var number = 2
    while declaredSecuritySchemes?[unique] != nil || foreignSchemes.contains(where: { $0.name == unique }) {
      unique = "\(name)\(number)"
      number += 1
    }
    foreignSchemes.append((identity, unique, .value(scheme)))
    return unique
  }

  private var declaredSecuritySchemes: Node? {
    version == .swagger20
      ? entry.root["securityDefinitions"] : entry.root["components"]?["securitySchemes"]
  }
}
