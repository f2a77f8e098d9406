import YAML

/// The OAuth Flows Object (OpenAPI 3.2, section 4.28).
package struct OAuthFlows: Sendable {
  package var implicit: OAuthFlow?
  package var password: OAuthFlow?
  package var clientCredentials: OAuthFlow?
  package var authorizationCode: OAuthFlow?
  /// RFC 8628 (3.2).
  package var deviceAuthorization: OAuthFlow?
  package var extensions = Extensions()

  package init() {}
}

/// The OAuth Flow Object (OpenAPI 3.2, section 4.29). Which URLs are present depends on the flow.
package struct OAuthFlow: SpecificationObject {
  package var authorizationURL: String?
  package var deviceAuthorizationURL: String?
  package var tokenURL: String?
  package var refreshURL: String?
  /// Descriptions by scope.
  package var scopes = NamedEntries<String>()
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
