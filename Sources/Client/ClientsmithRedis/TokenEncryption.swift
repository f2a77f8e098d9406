#if Redis
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

/// How tokens are written where others might read them: a server's memory, its disk, its backups.
public struct TokenEncryption: Sendable {
  private enum Form: Sendable {
    case aes([SymmetricKey])
    case plain
  }

  private let form: Form

  /// AES-GCM (NIST SP 800-38D) with a key of the program's own, of 32 bytes (16 and 24 are taken too). The session's digest is bound
  /// in, so that what is stored for one is of no use under another.
  ///
  /// `previous` are keys by which older entries are still read: to change a key, give the new one to all processes as `previous` of
  /// the old first, then the other way round. Throws `AuthenticationError` (`malformedCredential`) for another length.
  public static func aesGCM(key: [UInt8], previous: [[UInt8]] = []) throws -> TokenEncryption {
    let keys = [key] + previous
    guard keys.allSatisfy({ [16, 24, 32].contains($0.count) }) else {
      throw AuthenticationError(.malformedCredential, "a key for AES-GCM has 32 bytes (or 16 or 24)")
    }
    return TokenEncryption(form: .aes(keys.map { SymmetricKey(data: $0) }))
  }

  /// The same with a key in Base64, as `openssl rand -base64 32` makes one.
  public static func aesGCM(base64 key: Secret, previous: [Secret] = []) throws -> TokenEncryption {
    try aesGCM(key: bytes(key), previous: previous.map(bytes))
  }

  /// None: whoever can read the server's memory has the tokens.
  public static let none = TokenEncryption(form: .plain)

  private static func bytes(_ text: Secret) throws -> [UInt8] {
    guard let data = Data(base64Encoded: text.reveal()) else {
      throw AuthenticationError(.malformedCredential, "the key for AES-GCM is not Base64")
    }
    return Array(data)
  }

  /// What is stored: a letter and a digit for the form, then the text.
  func seal(_ text: [UInt8], for name: String) throws -> [UInt8] {
    switch form {
    case .plain: return Array("p1".utf8) + text
    case .aes(let keys):
      let box = try AES.GCM.seal(text, using: keys[0], authenticating: Array(name.utf8))
      guard let combined = box.combined else { throw Self.unreadable("cannot be encrypted") }
      return Array("g1".utf8) + combined
    }
  }

  /// Reads what ``seal(_:for:)`` gave. Throws ``AuthenticationError`` (`storeFailed`).
  func open(_ stored: [UInt8], for name: String) throws -> [UInt8] {
    let text = stored.dropFirst(2)
    switch (form, String(decoding: stored.prefix(2), as: UTF8.self)) {
    case (.plain, "p1"): return Array(text)
    case (.plain, "g1"): throw Self.unreadable("is encrypted, and the store was given no key")
    case (.aes, "p1"): throw Self.unreadable("is not encrypted, which this store is told to do; remove it")
    case (.aes(let keys), "g1"):
      guard let box = try? AES.GCM.SealedBox(combined: text) else { throw Self.unreadable("is not whole") }
      for key in keys {
        if let opened = try? AES.GCM.open(box, using: key, authenticating: Array(name.utf8)) { return Array(opened) }
      }
      throw Self.unreadable("was encrypted with another key")
    default: throw Self.unreadable("is of a form that this version does not know")
    }
  }

  private static func unreadable(_ what: String) -> AuthenticationError {
    AuthenticationError(.storeFailed, "what the token store holds \(what)")
  }
}
#endif
