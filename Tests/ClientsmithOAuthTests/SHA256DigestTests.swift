import Crypto
import Testing

@testable import ClientsmithRuntime

/// The runtime's own SHA-256, which PKCE alone uses.
@Suite(.timeLimit(.minutes(25))) struct SHA256DigestTests {
  @Test func digestsAreThoseOfTheStandard() {
    // FIPS 180-4's examples as NIST publishes them.
    let known = [
      "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ]
    for (text, digest) in known {
      #expect(
        SHA256Digest.of(text.utf8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == digest)
    }
  }

  @Test func messagesOfEveryLengthAreDigestedAsAnotherImplementationDoes() {
    var byte: UInt8 = 7
    var message: [UInt8] = []
    for _ in 0..<300 {
      #expect(SHA256Digest.of(message) == Array(SHA256.hash(data: message)))
      byte = byte &* 167 &+ 13
      message.append(byte)
    }
  }
}
