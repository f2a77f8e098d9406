/// Says beside a stored session whose it is and which secret it was obtained with, telling neither: a salted, stretched digest of
/// the session's key and secret.
///
/// A store keeps it with the tokens. What comes back without it, or with another's, is no session of the one who asks: a store
/// that mixes up its keys gives nobody another's tokens.
public struct SessionSeal: Hashable, Sendable {
  let salt: [UInt8]
  let digest: [UInt8]

  /// Rounds of PBKDF2 over a secret: a file that is stolen should not give away passwords with its short-lived tokens. Each start
  /// of a session pays for them, debug builds 8 ms.
  static let rounds = 256

  /// A new seal with a salt of its own.
  init(_ key: SessionKey, _ secret: SessionSecret) {
    var generator = SystemRandomNumberGenerator()
    self.init(key, secret, salt: (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  init(_ key: SessionKey, _ secret: SessionSecret, salt: [UInt8]) {
    self.salt = salt
    var bytes = IdentityBytes()
    bytes.append(key.digest)
    bytes.append("\(secret.secrets.count)")
    for secret in secret.secrets { bytes.append(secret.reveal()) }
    if let number = secret.number { bytes.append("\(SessionDigests.process.text) \(number)") }
    digest = KeyedDigest.stretched(bytes.bytes, salt: salt, rounds: secret.secrets.isEmpty ? 1 : Self.rounds)
  }

  /// Reads what ``text`` gives; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "1", let salt = Base64.decode(String(parts[1])),
      let digest = Base64.decode(String(parts[2])), salt.count == 16, digest.count == 32
    else { return nil }
    self.salt = salt
    self.digest = digest
  }

  /// The seal as a text for a store: a version, the salt and the digest.
  public var text: String { "1:\(Base64.encode(salt)):\(Base64.encode(digest))" }

  /// Compares without telling by its duration how far the two agree.
  public static func == (left: SessionSeal, right: SessionSeal) -> Bool {
    guard left.salt == right.salt, left.digest.count == right.digest.count else { return false }
    return zip(left.digest, right.digest).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// The seal of one session, and whether another is its too: worked out once for each salt.
final class SessionSealer: Sendable {
  private let key: SessionKey
  private let secret: SessionSecret
  private let own = Locked<SessionSeal?>(nil)

  init(_ key: SessionKey, _ secret: SessionSecret) {
    self.key = key
    self.secret = secret
  }

  /// What is to be stored with this session's tokens.
  func seal() -> SessionSeal {
    if let known = own.withLock({ $0 }) { return known }
    let made = SessionSeal(key, secret)
    return own.withLock { own in
      if let own { return own }
      own = made
      return made
    }
  }

  /// Whether stored tokens are this session's.
  func isOurs(_ tokens: TokenSet) -> Bool {
    guard let seal = tokens.seal else { return false }
    if let known = own.withLock({ $0 }), known.salt == seal.salt { return known == seal }
    let made = SessionSeal(key, secret, salt: seal.salt)
    guard made == seal else { return false }
    // Its salt serves from now on, so that the next look costs nothing.
    own.withLock { own in own = made }
    return true
  }
}

/// What only the one knows whose session it is: a password, a client's secret, a refresh token that the program began with.
///
/// Its salted digest is kept beside a stored session (``SessionSeal``); who comes with another secret is not given what is stored
/// under the account's name, but logs in itself.
public struct SessionSecret: Sendable, Concealed {
  let secrets: [Secret]
  /// Set where the secret itself cannot be seen: another number in every value and in every process.
  let number: UInt64?

  /// The texts that a login sends.
  public static func texts(_ secrets: [Secret]) -> SessionSecret { SessionSecret(secrets: secrets, number: nil) }

  /// There is none: the account alone says whose the session is, as where a person signs in with a browser.
  public static let none = SessionSecret(secrets: [], number: nil)

  /// It cannot be seen, as with a key in a hardware module: stored sessions are given to this very value only. Keep it.
  public static func unseen() -> SessionSecret { SessionSecret(secrets: [], number: AccountNumber.next()) }

  /// Both together.
  public func and(_ other: SessionSecret) -> SessionSecret {
    SessionSecret(secrets: secrets + other.secrets, number: number ?? other.number)
  }
}

extension SessionSecret {
  /// `[secret]`.
  public var description: String { Secret.placeholder }
  /// `[secret]`.
  public var debugDescription: String { Secret.placeholder }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
