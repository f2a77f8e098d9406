import HTTPTypes

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

extension OAuthClient {
  /// Asks the token endpoint (RFC 6749 section 4) with a grant type and its fields, the client's proof added.
  ///
  /// `asked` are the scopes asked for: they are sent, and they are what was granted when the answer names none (section 5.1).
  /// Throws `AuthenticationError`.
  public func tokens(
    grantType: String, fields: [(name: String, value: Secret)], asked scopes: [Scope] = [],
    for context: AuthorizationContext
  ) async throws -> TokenSet {
    let endpoints = try await endpoints(for: context)
    let isRefresh = grantType == "refresh_token"
    let endpoint = (isRefresh ? endpoints.refresh : nil) ?? endpoints.token
    var request = OAuthRequest()
    request.set("grant_type", grantType)
    for field in fields { request.set(field.name, field.value.reveal()) }
    request.set("scope", join(scopes))
    for parameter in parameters { request.set(parameter.name, parameter.value) }
    let answer = try await send(request, to: endpoint, for: context)
    return try read(answer, asked: scopes, for: context)
  }

  /// Posts a form to one of the server's endpoints, the client's proof added.
  package func send(
    _ request: OAuthRequest, to reference: String, for context: AuthorizationContext
  ) async throws -> TokenEndpoint.Answer {
    let url = ServiceURL.endpoint(reference, server: context.services.serverURL)
    var request = request
    try await authentication.authenticate(&request, clientID: id, endpoint: url, for: context)
    var headers = request.headers
    headers[.contentType] = "application/x-www-form-urlencoded"
    let endpoint = TokenEndpoint(for: context, hiding: request.secrets)
    let answer = try await endpoint.send(.post, url, headers: headers, body: FormText.encode(request.form))
    // Some servers refuse with 200.
    if answer.json["error"]?.stringValue != nil { throw endpoint.refusal(answer.json, at: answer.url) }
    return answer
  }

  /// The scopes in one text, nil when there are none.
  package func join(_ scopes: [Scope]) -> String? {
    scopes.isEmpty ? nil : scopes.map(\.rawValue).joined(separator: scopeSeparator)
  }

  private func read(
    _ answer: TokenEndpoint.Answer, asked: [Scope], for context: AuthorizationContext
  ) throws -> TokenSet {
    func malformed(_ message: String) -> AuthenticationError {
      AuthenticationError(.malformedAnswer, message, scheme: context.scheme, operationID: context.operationID)
    }
    guard let token = answer.json["access_token"]?.stringValue, !token.isEmpty else {
      throw malformed("the token endpoint's answer has no `access_token`")
    }
    // RFC 6749 section 7.1: a token of a type that is not understood must not be used.
    if let type = answer.json["token_type"]?.stringValue, !["bearer", "n_a"].contains(type.lowercased()) {
      throw malformed("the token endpoint gave a token of type `\(type.prefix(40))`, which is not a bearer token")
    }
    var tokens = TokenSet(accessToken: Secret(token), issuedAt: answer.sentAt)
    if case .lifetime(let lifetime) = TokenExpiry.secondsFromNow("/expires_in").read(answer) {
      tokens.lifetime = lifetime
    }
    if let text = answer.json["refresh_token"]?.stringValue, !text.isEmpty { tokens.refreshToken = Secret(text) }
    // An empty list would forbid everything: who writes one means that nothing is to be said.
    if let granted = answer.json["scope"]?.stringValue.map(Scope.list), !granted.isEmpty {
      tokens.scopes = Set(granted)
    } else if !asked.isEmpty {
      tokens.scopes = Set(asked)
    }
    return tokens
  }
}

extension OAuthRequest {
  /// The fields that a server's error text must not repeat to people.
  fileprivate var secrets: [Secret] {
    let open: Set<String> = ["grant_type", "scope", "client_id", "redirect_uri", "username", "token_type_hint"]
    return form.filter { !open.contains($0.name) }.map(\.value) + hidden
  }
}
