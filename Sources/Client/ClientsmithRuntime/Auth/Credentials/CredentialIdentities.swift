// Whose credential an authenticator holds: what rate limits are counted by.

extension APIKeyAuthenticator: CredentialIdentity {
  /// A fingerprint of the key.
  public var identity: String { fingerprint }
}

extension BasicAuthenticator: CredentialIdentity {
  /// A fingerprint of the user name.
  public var identity: String { fingerprint }
}

extension TokenAuthenticator: CredentialIdentity {
  /// The account whose tokens they are; where nothing tells (tokens that the program provides), this authenticator's own
  /// number: one person's used-up allowance must not hold up another.
  public var identity: String { source.account.isEmpty ? "number \(number)" : source.account }
}

extension BearerAuthenticator: CredentialIdentity {
  /// A fingerprint of a token that never changes; a number of its own for one that the program provides.
  public var identity: String { fixedIdentity }
}

extension CustomAuthenticator: CredentialIdentity {
  /// A number of its own, the same for its copies.
  public var identity: String { "number \(number)" }
}

/// Numbers for authenticators that cannot tell whose credential they hold.
enum AuthenticatorNumber {
  private static let last = Locked<UInt64>(0)

  static func next() -> UInt64 {
    last.withLock { last in
      last &+= 1
      return last
    }
  }
}
