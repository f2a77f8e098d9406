/// Whose session it is: a server, a security scheme and an account. Nothing else tells sessions apart.
///
/// Token state, token stores, their locks and rate limits are all kept by it, never by a credentials value: one value that is
/// used with two servers has two sessions. What is written anywhere is its ``digest``.
public struct SessionKey: Hashable, Sendable {
  /// The API server's base URL, so that tokens of a test server, or of another stage of one host, are never sent to another.
  public let server: String
  /// The security scheme.
  public let scheme: String
  /// Whose it is there.
  public let account: SessionAccount

  /// Names a session. `server` is a base URL, in whatever spelling.
  public init(server: String, scheme: String, account: SessionAccount) {
    self.init(normalized: Self.normalized(server), scheme: scheme, account: account)
  }

  /// The same for a URL that has been normalized.
  init(normalized server: String, scheme: String, account: SessionAccount) {
    self.server = server
    self.scheme = scheme
    self.account = account
  }

  /// A SHA-256 digest of the three in 64 hexadecimal digits, the same in every process.
  ///
  /// An account that is known by nothing but a secret goes in by a stretched digest (PBKDF2), so that a short key cannot be found
  /// by trying; one that is known by nothing at all has another digest in every process.
  public var digest: String { SessionDigests.digest(of: self) }

  /// A server's base URL in one spelling; the text itself where it is none.
  static func normalized(_ server: String) -> String {
    (try? ServerAddress(server))?.text ?? server
  }
}

extension SessionKey: CustomStringConvertible {
  /// Scheme, server and digest in one text, fit for a file or a keychain item. Holds neither a name nor a secret.
  public var description: String { "\(scheme)@\(server)#\(digest)" }
}
