/// The digests of sessions' keys. Those that need stretching are worked out once.
enum SessionDigests {
  /// Rounds of PBKDF2 over a secret that an account is known by: its digest may lie where others see it.
  static let rounds = 2_000

  /// A random key of this process, for digests that nobody outside can compare.
  static let process = ProcessKey()

  private static let stretched = Locked([SessionKey: String]())

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

/// HMAC with SHA-256 (RFC 2104) under one key, and PBKDF2 over it (RFC 8018 section 5.2).
///
/// For digests that tell accounts apart. What is signed or verified goes through swift-crypto, in a product of its own.
struct KeyedDigest: Sendable {
  private let inner: SHA256Digest
  private let outer: SHA256Digest

  /// Takes a key of any length.
  init(key: [UInt8]) {
    var block = key.count > 64 ? SHA256Digest.of(key) : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var inner = SHA256Digest()
    inner.update(block.map { $0 ^ 0x36 })
    var outer = SHA256Digest()
    outer.update(block.map { $0 ^ 0x5C })
    self.inner = inner
    self.outer = outer
  }

  /// The 32 bytes of a message's keyed digest.
  func of(_ message: [UInt8]) -> [UInt8] {
    var inner = inner
    inner.update(message)
    var outer = outer
    outer.update(inner.finish())
    return outer.finish()
  }

  /// The first 32 bytes that PBKDF2 derives: each try costs whoever tries that many rounds.
  static func stretched(_ secret: [UInt8], salt: [UInt8], rounds: Int) -> [UInt8] {
    let digest = KeyedDigest(key: secret)
    var last = digest.of(salt + [0, 0, 0, 1])
    var result = last
    for _ in 1..<max(1, rounds) {
      last = digest.of(last)
      for index in result.indices { result[index] ^= last[index] }
    }
    return result
  }
}
