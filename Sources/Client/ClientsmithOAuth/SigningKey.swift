#if canImport(CryptoKit) || Crypto
import ClientsmithRuntime
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(CryptoKit)
import CryptoKit
#else
import Crypto
#endif

/// A key that signs client assertions: an algorithm of RFC 7518 or RFC 8037, and how to sign with it.
public struct SigningKey: Sendable {
  /// The `alg` of the header.
  public let algorithm: String
  /// What tells keys apart beside stored sessions.
  let secret: SessionSecret
  private let sign: @Sendable ([UInt8]) throws -> [UInt8]

  /// A key of any kind, such as one that a hardware module holds.
  ///
  /// `fingerprint` is a text that no other key has, such as a digest of the public key: stored sessions are found by it. Without
  /// one they are found by this value alone, and by no other process.
  public init(
    algorithm: String, fingerprint: String? = nil, sign: @escaping @Sendable (_ text: [UInt8]) throws -> [UInt8]
  ) {
    self.init(algorithm: algorithm, secret: fingerprint.map { .texts([Secret($0)]) } ?? .unseen(), sign: sign)
  }

  private init(
    algorithm: String, secret: SessionSecret, sign: @escaping @Sendable (_ text: [UInt8]) throws -> [UInt8]
  ) {
    self.algorithm = algorithm
    self.secret = secret
    self.sign = sign
  }

  /// Who has a value made of this public key has the private one.
  private static func known(_ publicKey: some Collection<UInt8>) -> SessionSecret {
    .texts([Secret(Base64.encodeForURL(Array(publicKey)))])
  }

  /// ECDSA with P-256 and SHA-256, from a PEM text (PKCS #8 or SEC 1). Throws when it is not such a key.
  public static func es256(pem: Secret) throws -> SigningKey {
    let key = try P256.Signing.PrivateKey(pemRepresentation: pem.reveal())
    return SigningKey(algorithm: "ES256", secret: known(key.publicKey.rawRepresentation)) {
      Array(try key.signature(for: $0).rawRepresentation)
    }
  }

  /// ECDSA with P-384 and SHA-384, from a PEM text. Throws when it is not such a key.
  public static func es384(pem: Secret) throws -> SigningKey {
    let key = try P384.Signing.PrivateKey(pemRepresentation: pem.reveal())
    return SigningKey(algorithm: "ES384", secret: known(key.publicKey.rawRepresentation)) {
      Array(try key.signature(for: $0).rawRepresentation)
    }
  }

  /// Ed25519, from the 32 bytes of the private key. Throws when they are not.
  public static func ed25519(_ bytes: [UInt8]) throws -> SigningKey {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    return SigningKey(algorithm: "EdDSA", secret: known(key.publicKey.rawRepresentation)) {
      Array(try key.signature(for: $0))
    }
  }

  /// HMAC with SHA-256 and the client's secret (`client_secret_jwt`).
  public static func hs256(_ secret: Secret) -> SigningKey {
    let key = SymmetricKey(data: Array(secret.reveal().utf8))
    return SigningKey(algorithm: "HS256", secret: .texts([secret])) {
      Array(HMAC<SHA256>.authenticationCode(for: $0, using: key))
    }
  }

  func signature(of text: String) throws -> String {
    Base64.encodeForURL(try sign(Array(text.utf8)))
  }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
  /// The algorithm alone.
  public var description: String { "SigningKey(\(algorithm))" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
#else
/// A key that signs client assertions, which this build is without.
@available(
  *, unavailable, message: "name the trait Crypto where the package is named: traits: [.defaults, \"Crypto\"]"
)
public struct SigningKey: Sendable {}
#endif
