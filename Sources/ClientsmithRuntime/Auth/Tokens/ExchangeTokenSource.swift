/// Obtains tokens by a service's own login operations.
struct ExchangeTokenSource: TokenSource {
  let exchange: TokenExchange

  init(_ exchange: TokenExchange) {
    self.exchange = exchange
  }

  /// The first field that is not by its name a secret: user names and key ids come before passwords.
  var account: String {
    if let identity = exchange.acquire?.fields.first(where: { !$0.isSecretByName }) {
      return Fingerprint.of([identity.value.reveal()])
    }
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
    return ["secret", "password", "passphrase", "token", "pin", "otp"].contains { name.contains($0) }
  }
}

/// Tells accounts apart in the keys of token stores. Not for secrets: it can be guessed back.
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
}
