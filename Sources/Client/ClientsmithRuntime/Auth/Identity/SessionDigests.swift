/// The digests of sessions' keys. Those that need stretching are worked out once.
enum SessionDigests {
  /// Rounds of PBKDF2 over a secret that an account is known by: its digest may lie where others see it.
  static let rounds = 2_000

  /// A random key of this process, for digests that nobody outside can compare.
  static let process = ProcessKey()

  private static let stretched = Locked<[SessionKey: String]>([:])

  static func digest(of key: SessionKey) -> String {
    guard !key.account.secrets.isEmpty else { return Hexadecimal.text(SHA256Digest.of(open(key).bytes)) }
    if let known = stretched.withLock({ $0[key] }) { return known }
    var secrets = IdentityBytes()
    for secret in key.account.secrets { secrets.append(secret.reveal()) }
    let salt = SHA256Digest.of(open(key).bytes)
    let digest = Hexadecimal.text(KeyedDigest.stretched(secrets.bytes, salt: salt, rounds: rounds))
    stretched.withLock { stretched in
      // Keys that change with every call must not pile up.
      if stretched.count >= 256 { stretched.removeAll() }
      stretched[key] = digest
    }
    return digest
  }

  /// A digest for this process alone, by its random key: quick, and of no use to whom it falls into the hands.
  static func local(_ key: SessionKey) -> String {
    var bytes = open(key)
    for secret in key.account.secrets { bytes.append(secret.reveal()) }
    return Hexadecimal.text(process.digest.of(bytes.bytes))
  }

  /// All that is no secret.
  private static func open(_ key: SessionKey) -> IdentityBytes {
    var bytes = IdentityBytes()
    bytes.append(key.server)
    bytes.append(key.scheme)
    bytes.append("\(key.account.words.count) \(key.account.secrets.count)")
    for word in key.account.words { bytes.append(word) }
    if let number = key.account.number { bytes.append("\(process.text) \(number)") }
    return bytes
  }
}

/// A random key of this process.
struct ProcessKey: Sendable, Concealed {
  let digest: KeyedDigest
  /// Tells processes apart.
  let text: String

  init() {
    digest = KeyedDigest(key: Array(RandomText.make().utf8))
    text = RandomText.make()
  }
}

/// Texts one behind the other so that no two lists give the same bytes: the length goes before each.
struct IdentityBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: String) {
    let count = UInt64(text.utf8.count)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
    bytes += text.utf8
  }
}
