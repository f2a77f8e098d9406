/// Obtains tokens by a service's own login operations.
final class ExchangeTokenSource: TokenSource {
  let exchange: TokenExchange

  init(_ exchange: TokenExchange) {
    self.exchange = exchange
  }

  /// Who the caller says it is; else all fields that are not by their names secrets: user names and tenants, but no passwords,
  /// which change. Where there are none, the secrets that the program has tell accounts apart.
  var account: SessionAccount {
    if let account = exchange.account { return account.isEmpty ? SessionAccount() : SessionAccount("told", account) }
    let fields = exchange.acquire?.fields ?? []
    let open = fields.filter { !$0.isSecretByName }
    if !open.isEmpty { return SessionAccount(words: ["login"] + open.flatMap { [$0.name, $0.value.reveal()] }) }
    if !fields.isEmpty { return SessionAccount(words: ["secrets"], secrets: fields.map(\.value)) }
    let first = [initialRefreshToken ?? exchange.initialAccessToken].compactMap { $0 }
    return SessionAccount(words: [first.isEmpty ? "anyone" : "session"], secrets: first)
  }

  /// The other fields, and the tokens that the program begins with.
  var secret: SessionSecret {
    let fields = (exchange.acquire?.fields ?? []).filter(\.isSecretByName).map(\.value)
    let tokens = [exchange.initialAccessToken, initialRefreshToken].compactMap { $0 }
    return .texts(fields + tokens)
  }

  var initialTokens: TokenSet? {
    guard let token = exchange.initialAccessToken, !token.isEmpty else { return nil }
    var tokens = TokenSet(accessToken: token, refreshToken: initialRefreshToken)
    // Only where there is a next one: without it a token is better tried than given up on the word of this machine's clock.
    if canRefresh, initialRefreshToken != nil, let times = JWTTimes(token) {
      tokens.issuedAt = times.issuedAt
      tokens.lifetime = times.lifetime
    }
    return tokens
  }

  var initialRefreshToken: Secret? {
    exchange.initialRefreshToken.flatMap { $0.isEmpty ? nil : $0 }
  }
  var canAcquire: Bool { exchange.acquire != nil }
  var canRefresh: Bool { exchange.refresh != nil }
  var rotatesRefreshToken: Bool { exchange.rotates }

  func acquire(for context: AuthorizationContext) async throws -> TokenSet {
    guard let operation = exchange.acquire else {
      throw AuthenticationError(.signInRequired, "there is no login", scheme: context.scheme)
    }
    return try await operation.perform(for: context)
  }

  func refresh(_ refreshToken: Secret, for context: AuthorizationContext) async throws -> TokenSet {
    guard let operation = exchange.refresh else {
      throw AuthenticationError(.signInRequired, "there is no refresh", scheme: context.scheme)
    }
    return try await operation.perform(refreshing: refreshToken, for: context)
  }

  func shouldRenew(_ rejection: Rejection) -> Bool { exchange.renewOn.match(rejection) }
}

extension TokenField {
  /// Its name in the body, the query or the headers.
  var name: String {
    switch location {
    case .body(let name), .query(let name): name
    case .header(let name, _): name
    }
  }

  /// Whether the field's name says that its value is the secret half.
  var isSecretByName: Bool {
    let name = name.lowercased()
    if ["secret", "password", "passwd", "passphrase", "token", "otp"].contains(where: name.contains) { return true }
    return name.hasSuffix("pin") || name == "pwd" || name == "code"
  }
}
