#if canImport(Security)
import Foundation
import Security

/// Which refresh tokens have been sent, as items beside those of the tokens.
///
/// A lease may have run out while its holder was suspended. So an item is changed only as the very one that was read: each change
/// gives it another owner.
struct KeychainClaims: Sendable {
  let items: KeychainItems

  /// Grants that a token is sent, once. What is stored is read after what has been sent, and written before it
  /// (``stored(_:for:)``): a client that reads neither the claim nor what came of it changes another item than it read.
  func claim(
    _ refreshToken: Secret, isFirst: Bool, for key: SessionKey, stored: () throws -> Secret?
  ) throws -> Bool {
    let digest = TokenClaims.digest(refreshToken, key)
    return try change(key) { claims in
      claims.claim(digest, stored: try stored().map { TokenClaims.digest($0, key) }, isFirst: isFirst)
    }
  }

  /// Takes a claim back.
  func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) throws {
    try change(key) { $0.release(TokenClaims.digest(refreshToken, key), isSteady: isSteady) }
  }

  /// Says that tokens with this refresh token, or none, have been stored.
  func stored(_ refreshToken: Secret?, for key: SessionKey) throws {
    guard try items.read(key.description) != nil else { return }
    try change(key) { $0.stored(refreshToken.map { TokenClaims.digest($0, key) }) }
  }

  @discardableResult private func change<Result>(
    _ key: SessionKey, _ work: (inout TokenClaims) throws -> Result
  ) throws -> Result {
    while true {
      let found = try items.read(key.description)
      var claims = TokenClaims()
      if let found {
        guard let json = try? JSONReader.decode(JSONValue.self, from: Array(found.data)), let read = TokenClaims(json)
        else { throw KeychainItems.failed("understood", errSecDecode) }
        claims = read
      }
      let result = try work(&claims)
      let data = Data(try JSONWriter.encode(claims.json))
      let owner = Data(UUID().uuidString.utf8)
      let isChanged =
        if let found {
          try items.update(key.description, data: data, owner: found.owner, to: owner)
        } else {
          try items.add(key.description, data: data, owner: owner)
        }
      if isChanged { return result }
    }
  }
}
#endif
