/// Where an authorization server is asked what; relative URLs are resolved against the API server's (OpenAPI 3.1).
public struct OAuthEndpoints: Sendable, Hashable {
  /// `tokenUrl`.
  public var token: String
  /// `authorizationUrl`: where a person signs in.
  public var authorization: String?
  /// `refreshUrl`, when it is not the token endpoint.
  public var refresh: String?
  /// `deviceAuthorizationUrl` (RFC 8628).
  public var deviceAuthorization: String?
  /// Where tokens are given back (RFC 7009); OpenAPI does not name it, discovery does.
  public var revocation: String?
  /// The server's own name, where it is known: an authorization response of another is refused (RFC 9207).
  public var issuer: String?
  /// Whether the server promises to name itself in every authorization response: then one without `iss` is refused (RFC 9207
  /// section 2.4).
  public var namesIssuer: Bool

  /// Lists the endpoints.
  public init(
    token: String, authorization: String? = nil, refresh: String? = nil, deviceAuthorization: String? = nil,
    revocation: String? = nil, issuer: String? = nil, namesIssuer: Bool = false
  ) {
    self.token = token
    self.authorization = authorization
    self.refresh = refresh
    self.deviceAuthorization = deviceAuthorization
    self.revocation = revocation
    self.issuer = issuer
    self.namesIssuer = namesIssuer
  }
}
