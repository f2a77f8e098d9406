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
  /// The account whose tokens they are.
  public var identity: String { source.account }
}

extension BearerAuthenticator: CredentialIdentity {
  /// A fingerprint of a token that never changes; empty for one that the program provides.
  public var identity: String { fixedIdentity }
}
