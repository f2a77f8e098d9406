#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636, RFC 9700 section 2.1.1) in two steps, for programs
/// that have their own way of showing a page and of getting the redirect: web servers, apps.
///
/// Command-line programs use `AuthorizationCodeGrant`, which does both.
public struct AuthorizationCodeFlow: Sendable {
  let client: OAuthClient
  let redirectURI: String
  let scopes: [Scope]

  /// `redirectURI` must be the one registered with the server.
  public init(client: OAuthClient, redirectURI: String, scopes: [Scope] = []) {
    self.client = client
    self.redirectURI = redirectURI
    self.scopes = scopes
  }

  /// Makes the URL that the person has to open, and what has to be kept until the redirect arrives.
  public func start(for context: AuthorizationContext) async throws -> PendingAuthorization {
    guard let endpoint = try await client.endpoints(for: context).authorization else {
      throw failed("the service has no authorization endpoint", context)
    }
    let url = ServiceURL.endpoint(endpoint, server: context.services.serverURL)
    guard context.services.allows(url) else {
      throw AuthenticationError(
        .insecureEndpoint, "the authorization endpoint is not https", scheme: context.scheme,
        operationID: context.operationID)
    }
    let proof = ProofKey()
    let state = RandomText.make()
    var query: [(name: String, value: Secret)] = [
      ("response_type", "code"), ("client_id", Secret(client.id)), ("redirect_uri", Secret(redirectURI)),
      ("state", Secret(state)), ("code_challenge", Secret(proof.challenge)), ("code_challenge_method", "S256"),
    ]
    if let scope = client.join(scopes) { query.append(("scope", Secret(scope))) }
    for parameter in client.parameters { query.append((parameter.name, Secret(parameter.value))) }
    // RFC 6749 section 3.1: what the endpoint's URL has in its query already is kept.
    let added = String(decoding: FormText.encode(query), as: UTF8.self)
    return PendingAuthorization(
      url: url + (url.contains("?") ? "&" : "?") + added, state: state, verifier: proof.verifier)
  }

  /// Exchanges the code in the redirect for tokens. Throws `AuthenticationError`: `authorizationFailed` when the person has
  /// refused or the redirect belongs to another request, and what the token endpoint may answer.
  public func finish(
    _ redirect: String, of pending: PendingAuthorization, for context: AuthorizationContext
  ) async throws -> TokenSet {
    let answer = RedirectAnswer(redirect)
    guard let state = answer["state"], Secret(state) == Secret(pending.state) else {
      throw failed("the redirect does not belong to this request: its `state` differs", context)
    }
    try check(answer["iss"], try await client.endpoints(for: context), context)
    if let code = answer["error"] {
      var error = failed("the authorization was not given", context)
      error.code = code
      error.detail = answer["error_description"]
      throw error
    }
    guard let code = answer["code"], !code.isEmpty else { throw failed("the redirect has no code", context) }
    var tokens = try await client.tokens(
      grantType: "authorization_code",
      fields: [
        ("code", Secret(code)), ("redirect_uri", Secret(redirectURI)), ("code_verifier", pending.verifier),
      ], for: context)
    if tokens.scopes == nil, !scopes.isEmpty { tokens.scopes = Set(scopes) }
    return tokens
  }

  /// RFC 9207 section 2.4: against a server that hands over another's code, before anything else of the answer is believed.
  private func check(_ named: String?, _ endpoints: OAuthEndpoints, _ context: AuthorizationContext) throws {
    guard let named else {
      guard endpoints.namesIssuer else { return }
      throw failed(
        "the redirect does not name its authorization server (`iss`), which that server promises to do", context)
    }
    if let issuer = endpoints.issuer, named != issuer {
      throw failed("the redirect comes from another authorization server", context)
    }
  }

  private func failed(_ message: String, _ context: AuthorizationContext) -> AuthenticationError {
    AuthenticationError(
      .authorizationFailed, message, scheme: context.scheme, operationID: context.operationID)
  }
}
