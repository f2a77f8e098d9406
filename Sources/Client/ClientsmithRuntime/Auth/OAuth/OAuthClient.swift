/// An OAuth 2.0 client as the authorization server knows it.
public struct OAuthClient: Sendable {
  /// The `client_id`.
  public let id: String
  /// How it proves who it is.
  public let authentication: any ClientAuthentication
  /// What stands between scopes where they are sent: a space, or a comma at some services.
  public let scopeSeparator: String
  /// Parameters that a service wants besides those of the standard: `audience`, `resource` (RFC 8707).
  public let parameters: [OAuthParameter]
  /// The refusals by the API that a new token cures; 401 when the document names none.
  public let renewOn: [RenewalRule]
  private let discovery: any EndpointDiscovery

  /// A client of a server whose endpoints the document names.
  public init(
    id: String, authentication: any ClientAuthentication = PublicClient(), endpoints: OAuthEndpoints,
    scopeSeparator: String = " ", parameters: [OAuthParameter] = [], renewOn: [RenewalRule] = []
  ) {
    self.init(
      id: id, authentication: authentication, discovering: FixedEndpoints(endpoints: endpoints),
      scopeSeparator: scopeSeparator, parameters: parameters, renewOn: renewOn)
  }

  /// A client of a server whose endpoints are asked of itself (`openIdConnectUrl`, `oauth2MetadataUrl`).
  public init(
    id: String, authentication: any ClientAuthentication = PublicClient(), discovering discovery: any EndpointDiscovery,
    scopeSeparator: String = " ", parameters: [OAuthParameter] = [], renewOn: [RenewalRule] = []
  ) {
    self.id = id
    self.authentication = authentication
    self.discovery = discovery
    self.scopeSeparator = scopeSeparator
    self.parameters = parameters
    self.renewOn = renewOn
  }

  /// The server's endpoints; asks the server where they are discovered. Throws `AuthenticationError` (`discoveryFailed`).
  public func endpoints(for context: AuthorizationContext) async throws -> OAuthEndpoints {
    try await discovery.endpoints(for: context)
  }
}

/// One more form parameter of a token or authorization request.
public struct OAuthParameter: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its value; not a place for secrets.
  public let value: String

  /// Names a parameter.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// Finds out an authorization server's endpoints.
public protocol EndpointDiscovery: Sendable {
  /// The endpoints, from a cache where possible.
  func endpoints(for context: AuthorizationContext) async throws -> OAuthEndpoints
}

struct FixedEndpoints: EndpointDiscovery {
  let endpoints: OAuthEndpoints

  func endpoints(for context: AuthorizationContext) async throws -> OAuthEndpoints { endpoints }
}
