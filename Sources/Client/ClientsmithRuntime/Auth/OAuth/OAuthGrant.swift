/// What the grants that have an OAuth client share: refreshing (RFC 6749 section 6) and giving back (RFC 7009).
public protocol OAuthGrant: TokenSource {
  /// The client that asks.
  var client: OAuthClient { get }
}

extension OAuthGrant {
  /// True.
  public var canRefresh: Bool { true }
  /// True: servers that do not rotate lose nothing by being treated as if they did.
  public var rotatesRefreshToken: Bool { true }

  /// Whether this refusal by the API is one of those that the client renews on.
  public func shouldRenew(_ rejection: Rejection) -> Bool { client.renewOn.match(rejection) }

  /// Obtains the next token with a refresh token; the scopes stay what they were.
  public func refresh(_ refreshToken: Secret, for context: AuthorizationContext) async throws -> TokenSet {
    try await client.tokens(
      grantType: "refresh_token", fields: [("refresh_token", refreshToken)], for: context)
  }

  /// Revokes the refresh token, then the access token (RFC 7009 section 2.1); does nothing when there is no such endpoint.
  public func revoke(_ tokens: TokenSet, for context: AuthorizationContext) async throws {
    try await client.revoke(tokens, for: context)
  }
}

extension OAuthClient {
  // Not in the protocol's extension, of which the compiler makes one for each grant.
  fileprivate func revoke(_ tokens: TokenSet, for context: AuthorizationContext) async throws {
    guard let endpoint = try await endpoints(for: context).revocation else { return }
    if let refreshToken = tokens.refreshToken {
      try await revoke(refreshToken, hint: "refresh_token", at: endpoint, context)
    }
    try await revoke(tokens.accessToken, hint: "access_token", at: endpoint, context)
  }

  private func revoke(
    _ token: Secret, hint: String, at endpoint: String, _ context: AuthorizationContext
  ) async throws {
    var request = OAuthRequest()
    request.set("token", token.reveal())
    request.set("token_type_hint", hint)
    do {
      _ = try await send(request, to: endpoint, for: context)
    } catch let error as AuthenticationError where error.code == "unsupported_token_type" {
      // Section 2.2.1: the server revokes only the other kind, which is done already or comes next.
    }
  }

  /// Tells sign-ins apart: the client, the person where there is one, the scopes, and parameters such as the audience. `secrets`
  /// are what is known of the person where no name is.
  func account(_ scopes: [Scope], of person: String? = nil, known secrets: [Secret] = []) -> SessionAccount {
    // A person without a name is an omission, not an account that all who forget to name one share.
    if let person, person.isEmpty { return SessionAccount() }
    var words = ["client", id, person == nil ? "itself" : "person", person ?? ""]
    for scope in scopes.map(\.rawValue).sorted() { words += ["scope", scope] }
    for parameter in parameters.sorted(by: { ($0.name, $0.value) < ($1.name, $1.value) }) {
      words += ["parameter", parameter.name, parameter.value]
    }
    return SessionAccount(words: words, secrets: secrets)
  }
}
