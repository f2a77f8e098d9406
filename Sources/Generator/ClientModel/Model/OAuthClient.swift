/// The client of an authorization server: where it is asked what, for one or more flows of a scheme.
package struct OAuthClient: Sendable {
  /// The static function's name, for instance `oauthClient`.
  package var name: String
  package var scheme: String
  /// nil where discovery alone knows it.
  package var tokenURL: String?
  package var authorizationURL: String?
  package var refreshURL: String?
  package var deviceAuthorizationURL: String?
  /// The server's metadata document: `openIdConnectUrl`, or `oauth2MetadataUrl` (RFC 8414).
  package var metadataURL: String?

  /// Takes up a flow that asks the same server; false where it asks another.
  mutating func merge(_ flow: OAuthFlow) -> Bool {
    guard tokenURL == flow.tokenURL, refreshURL == nil || flow.refreshURL == nil || refreshURL == flow.refreshURL,
      authorizationURL == nil || flow.authorizationURL == nil || authorizationURL == flow.authorizationURL
    else { return false }
    refreshURL = refreshURL ?? flow.refreshURL
    authorizationURL = authorizationURL ?? flow.authorizationURL
    deviceAuthorizationURL = deviceAuthorizationURL ?? flow.deviceAuthorizationURL
    return true
  }
}
