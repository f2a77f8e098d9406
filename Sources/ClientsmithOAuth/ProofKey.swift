import ClientsmithRuntime
import Crypto
import Foundation

/// The secret half of PKCE (RFC 7636): shows at the token endpoint that it is the same program that asked for the code.
public struct ProofKey: Sendable {
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
    Base64URL.encode(SHA256.hash(data: Array(verifier.reveal().utf8)))
  }
}

/// Random texts that cannot be guessed.
enum RandomText {
  /// 256 bits from the system's generator, in URL-safe characters.
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return Base64URL.encode((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }
}

/// Base64 for URLs, without padding (RFC 4648 section 5).
enum Base64URL {
  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    String(
      Data(bytes).base64EncodedString().compactMap { character -> Character? in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }
}
