#if canImport(Security)
import Foundation
import Security

/// Keeps tokens in the keychain of an Apple platform: one generic password per account.
///
/// It shares tokens between processes of one access group but locks within one only; a rotating token that several processes use
/// at once belongs in a `FileTokenStore`.
public struct KeychainTokenStore: TokenStore {
  private let service: String
  private let accessGroup: String?
  /// Of all stores of this process: the keychain is one.
  private static let turns = SessionTurns()

  /// `service` is the item's `kSecAttrService`, such as the program's bundle identifier; `accessGroup` shares the items with an
  /// app's extensions.
  public init(service: String, accessGroup: String? = nil) {
    self.service = service
    self.accessGroup = accessGroup
  }

  /// The tokens under a key. Throws `AuthenticationError` (`storeFailed`) with the keychain's status.
  public func load(_ key: SessionKey) async throws -> TokenSet? {
    var query = query(key)
    query[kSecReturnData] = true
    query[kSecMatchLimit] = kSecMatchLimitOne
    var result: CFTypeRef?
    let status = SecItemCopyMatching(query as CFDictionary, &result)
    if status == errSecItemNotFound { return nil }
    guard status == errSecSuccess, let data = result as? Data else { throw failed("read", status) }
    guard let json = try? JSONReader.decode(JSONValue.self, from: Array(data)), let tokens = TokenSet(revealed: json)
    else { throw failed("understood", errSecDecode) }
    return tokens
  }

  /// Keeps tokens, readable after the device's first unlocking and never copied to another device.
  public func save(_ tokens: TokenSet, for key: SessionKey) async throws {
    let data = Data(try JSONWriter.encode(tokens.revealedJSON()))
    let values: [CFString: Any] = [
      kSecValueData: data, kSecAttrAccessible: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
    ]
    var status = SecItemUpdate(query(key) as CFDictionary, values as CFDictionary)
    if status == errSecItemNotFound {
      let item = query(key).merging(values) { _, new in new }
      status = SecItemAdd(item as CFDictionary, nil)
    }
    guard status == errSecSuccess else { throw failed("written", status) }
  }

  /// Forgets the tokens under a key.
  public func remove(_ key: SessionKey) async throws {
    let status = SecItemDelete(query(key) as CFDictionary)
    guard status == errSecSuccess || status == errSecItemNotFound else { throw failed("removed", status) }
  }

  /// A turn within this process.
  public func lease(_ key: SessionKey) async throws -> TokenLease { try await Self.turns.lease(key) }

  private func query(_ key: SessionKey) -> [CFString: Any] {
    var query: [CFString: Any] = [
      kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: key.description,
    ]
    if let accessGroup { query[kSecAttrAccessGroup] = accessGroup }
    return query
  }

  private func failed(_ what: String, _ status: OSStatus) -> AuthenticationError {
    AuthenticationError(.storeFailed, "the keychain item could not be \(what) (status \(status))")
  }
}
#endif
