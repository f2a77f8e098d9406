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
