import Diagnostics
import YAML

/// Swagger's security definitions.
extension ObjectReader {
  func swaggerSecurityScheme(_ node: Node, _ path: ObjectPath) -> SecurityScheme? {
    guard let mapping = object(node, "security scheme") else { return nil }
    var scheme = SecurityScheme(kind: .unknown(type: ""), node: node, path: path)
    var flow = OAuthFlow(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, SwaggerSecurityKeyword.self, &scheme.extensions) else { continue }
      switch word {
      case .description: scheme.description = text(entry)
      case .authorizationUrl: flow.authorizationURL = text(entry)
      case .tokenUrl: flow.tokenURL = text(entry)
      case .scopes: flow.scopes = scopes(entry, path)
      case .type, .name, .place, .flow: break
      }
    }
    let type = mapping["type"]?.string ?? ""
    switch type {
    case "basic": scheme.kind = .http(scheme: "basic", bearerFormat: nil)
    case "apiKey": scheme.kind = apiKey(mapping["name"]?.string, mapping["in"]?.string, node)
    case "oauth2": scheme.kind = .oauth2(swaggerFlows(flow, mapping, node), metadataURL: nil)
    default: scheme.kind = unknownSecurity(type, mapping, node, ["basic", "apiKey", "oauth2"])
    }
    return scheme
  }

  private func swaggerFlows(_ flow: OAuthFlow, _ mapping: Mapping, _ node: Node) -> OAuthFlows {
    var flows = OAuthFlows()
    switch mapping["flow"]?.string {
    case "implicit": flows.implicit = flow
    case "password": flows.password = flow
    case "application": flows.clientCredentials = flow
    case "accessCode": flows.authorizationCode = flow
    default:
      reportIncomplete("an oauth2 scheme needs `flow`, one of implicit, password, application, accessCode", node)
    }
    return flows
  }
}
