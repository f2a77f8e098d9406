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

/// A sign-in that has begun: what must be kept, for this person only, until the redirect arrives.
public struct PendingAuthorization: Sendable {
  /// What the person has to open.
  public let url: String
  /// Ties the redirect to the request.
  public let state: String
  /// Ties the code to this program.
  public let verifier: Secret

  /// Puts together what was kept.
  public init(url: String, state: String, verifier: Secret) {
    self.url = url
    self.state = state
    self.verifier = verifier
  }
}

/// The parameters of a redirect; of one that occurs twice there is none (RFC 6749 section 3.1).
struct RedirectAnswer {
  private var values = [String: String]()

  init(_ redirect: String) {
    let query = redirect.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    var repeated: Set<String> = []
    for pair in query.prefix(while: { $0 != "#" }).split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(Self.decode)
      guard let name = halves.first else { continue }
      if values.updateValue(halves.count > 1 ? halves[1] : "", forKey: name) != nil { repeated.insert(name) }
    }
    for name in repeated { values[name] = nil }
  }

  subscript(name: String) -> String? { values[name] }

  private static func decode(_ text: Substring) -> String {
    let spaced = String(text.map { $0 == "+" ? " " : $0 })
    return PercentEncoding.decode(spaced) ?? spaced
  }
}

/// The secret half of PKCE (RFC 7636): shows at the token endpoint that it is the same program that asked for the code.
package struct ProofKey: Sendable {
  /// The `code_verifier`.
  public let verifier: Secret

  /// A new one: 32 random bytes, 43 characters (section 4.1).
  public init() {
    verifier = Secret(RandomText.make())
  }

  /// One that was kept while the person was signing in.
  public init(verifier: Secret) {
    self.verifier = verifier
  }

  /// The `code_challenge` for the method `S256` (section 4.2).
  public var challenge: String {
    Base64.encodeForURL(SHA256Digest.of(verifier.reveal().utf8))
  }
}

/// Random texts that cannot be guessed.
package enum RandomText {
  /// 256 bits from the system's generator, in URL-safe characters.
  package static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return Base64.encodeForURL((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}
