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
