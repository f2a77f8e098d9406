/// The SHA-256 of a text's bytes in lower-case hexadecimal digits, by which a manifest knows them again.
///
/// Line ends do not count: a checkout that turns LF into CRLF has changed nothing.
package struct Fingerprint: Sendable, Hashable {
  package let text: String

  package init(text: String) {
    self.text = text
  }

  package init(of bytes: [UInt8]) {
    self.init(digest: SHA256Digest.of(LineEnds.normalised(bytes)))
  }

  /// The fingerprint of several named parts, which differs when a name, a part or their order does.
  package init(of parts: [(name: String, bytes: [UInt8])]) {
    var hash = SHA256Digest()
    for part in parts {
      hash.update(Array("\(part.name.utf8.count):\(part.name)\(part.bytes.count):".utf8))
      hash.update(part.bytes)
    }
    self.init(digest: hash.finish())
  }

  private init(digest: [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    self.text = String(decoding: text, as: UTF8.self)
  }
}
