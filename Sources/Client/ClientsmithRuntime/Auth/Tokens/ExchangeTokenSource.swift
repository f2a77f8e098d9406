/// Obtains tokens by a service's own login operations.
struct ExchangeTokenSource: TokenSource {
  let exchange: TokenExchange

  init(_ exchange: TokenExchange) {
    self.exchange = exchange
  }

  /// All fields that are not by their names secrets: user names and tenants, but no passwords, which change.
  ///
  /// Where there are none, a digest of the secrets tells accounts apart: one must not be given another's session.
  var account: String {
    let fields = exchange.acquire?.fields ?? []
    let open = fields.filter { !$0.isSecretByName }.map { $0.value.reveal() }
    if !open.isEmpty { return Fingerprint.of(open) }
    if !fields.isEmpty { return Fingerprint.of(secrets: fields.map(\.value)) }
    return Fingerprint.of([(exchange.initialRefreshToken ?? exchange.initialAccessToken ?? "").reveal()])
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
  /// Whether the field's name says that its value is the secret half.
  var isSecretByName: Bool {
    let name =
      switch location {
      case .body(let name), .query(let name): name.lowercased()
      case .header(let name, _): name.lowercased()
      }
    if ["secret", "password", "passwd", "passphrase", "token", "otp"].contains(where: name.contains) { return true }
    return name.hasSuffix("pin") || name == "pwd" || name == "code"
  }
}

/// Tells accounts apart in the keys of token stores. Not for secrets as they are: it can be guessed back.
package enum Fingerprint {
  /// FNV-1a over the parts, as 16 hexadecimal digits: the same in every process.
  package static func of(_ parts: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The same over a SHA-256 digest: of a secret that cannot be guessed it tells nothing.
  package static func of(secrets: [Secret]) -> String {
    of(secrets.map { Base64.encode(SHA256Digest.of(Array($0.reveal().utf8))) })
  }
}
