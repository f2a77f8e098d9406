import YAML

/// The Security Scheme Object (OpenAPI 3.2, section 4.27).
package struct SecurityScheme: SpecificationObject {
  package enum APIKeyPlace: String, Sendable, CaseIterable {
    case query, header, cookie
  }

  package enum Kind: Sendable {
    case apiKey(name: String, place: APIKeyPlace)
    /// `scheme` is lower case: `basic`, `bearer`, `digest`, …
    case http(scheme: String, bearerFormat: String?)
    case mutualTLS
    case oauth2(OAuthFlows, metadataURL: String?)
    case openIdConnect(url: String)
    /// A type that the specification does not know; it has been reported.
    case unknown(type: String)
  }

  package var kind: Kind
  package var description: String?
  package var deprecated = false
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
