import Diagnostics
import YAML

/// OAuth Flows and OAuth Flow Objects.
extension ObjectReader {
  func oauthFlows(_ node: Node, _ path: ObjectPath) -> OAuthFlows {
    var flows = OAuthFlows()
    guard let mapping = object(node, "OAuth flows") else { return flows }
    for entry in mapping.entries {
      guard let word = known(entry, OAuthFlowsKeyword.self, &flows.extensions) else { continue }
      let flow = oauthFlow(entry, word, ObjectPath(parent: path, .key(entry.key)))
      switch word {
      case .implicit: flows.implicit = flow
      case .password: flows.password = flow
      case .clientCredentials: flows.clientCredentials = flow
      case .authorizationCode: flows.authorizationCode = flow
      case .deviceAuthorization: flows.deviceAuthorization = flow
      }
    }
    return flows
  }

  private func oauthFlow(_ entry: YAML.Entry, _ kind: OAuthFlowsKeyword, _ path: ObjectPath) -> OAuthFlow? {
    guard let mapping = object(entry.value, "OAuth flow") else { return nil }
    var flow = OAuthFlow(node: entry.value, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, OAuthFlowKeyword.self, &flow.extensions) else { continue }
      switch word {
      case .authorizationUrl: flow.authorizationURL = text(entry)
      case .deviceAuthorizationUrl: flow.deviceAuthorizationURL = text(entry)
      case .tokenUrl: flow.tokenURL = text(entry)
      case .refreshUrl: flow.refreshURL = text(entry)
      case .scopes: flow.scopes = scopes(entry, path)
      }
    }
    for key in kind.neededURLs where mapping[key.rawValue] == nil {
      reportIncomplete("the flow `\(kind.rawValue)` needs `\(key.rawValue)`", entry.value)
    }
    return flow
  }

  func scopes(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<String> {
    map(entry, path) { node, _ in node.string ?? "" }
  }
}

extension OAuthFlowsKeyword {
  /// The URLs that the flow cannot do without (OpenAPI 3.2, section 4.29.1).
  fileprivate var neededURLs: [OAuthFlowKeyword] {
    switch self {
    case .implicit: [.authorizationUrl]
    case .password, .clientCredentials: [.tokenUrl]
    case .authorizationCode: [.authorizationUrl, .tokenUrl]
    case .deviceAuthorization: [.deviceAuthorizationUrl, .tokenUrl]
    }
  }
}
