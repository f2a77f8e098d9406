#if canImport(Security)
import Foundation
import Security

/// The keychain's items of one service, as generic passwords. An item may have an owner (`kSecAttrGeneric`) by which it is changed
/// and removed only if it is still that owner's.
struct KeychainItems: Sendable {
  let service: String
  let accessGroup: String?
  let reach: KeychainTokenStore.Reach
  let availability: KeychainTokenStore.Availability
  let usesDataProtection: Bool

  /// Where leases lie: beside the items, on this device.
  var leases: KeychainItems {
    KeychainItems(
      service: service + ".lease", accessGroup: accessGroup, reach: .thisDevice, availability: availability,
      usesDataProtection: usesDataProtection)
  }

  /// Where it lies which refresh tokens have been sent: beside the items, and as far as they get.
  var claims: KeychainClaims {
    KeychainClaims(
      items: KeychainItems(
        service: service + ".claims", accessGroup: accessGroup, reach: reach, availability: availability,
        usesDataProtection: usesDataProtection))
  }

  /// What lies under a name, and whose it is; nil where there is nothing.
  func read(_ name: String) throws -> (data: Data, owner: Data?)? {
    var query = query(name)
    query[kSecReturnData] = true
    query[kSecReturnAttributes] = true
    query[kSecMatchLimit] = kSecMatchLimitOne
    var result: CFTypeRef?
    let status = SecItemCopyMatching(query as CFDictionary, &result)
    if status == errSecItemNotFound { return nil }
    guard status == errSecSuccess, let found = result as? [CFString: Any], let data = found[kSecValueData] as? Data
    else { throw Self.failed("read", status) }
    return (data, found[kSecAttrGeneric] as? Data)
  }

  /// Adds an item; false where there is one already.
  func add(_ name: String, data: Data, owner: Data? = nil) throws -> Bool {
    var item = query(name, owner: owner)
    item[kSecValueData] = data
    if let accessibility { item[kSecAttrAccessible] = accessibility }
    let status = SecItemAdd(item as CFDictionary, nil)
    if status == errSecDuplicateItem { return false }
    guard status == errSecSuccess else { throw Self.failed("written", status) }
    return true
  }

  /// Changes an item, if it is there and `owner`'s.
  func update(_ name: String, data: Data, owner: Data? = nil, to newOwner: Data? = nil) throws -> Bool {
    var values: [CFString: Any] = [kSecValueData: data]
    if let accessibility { values[kSecAttrAccessible] = accessibility }
    if let newOwner { values[kSecAttrGeneric] = newOwner }
    let status = SecItemUpdate(query(name, owner: owner) as CFDictionary, values as CFDictionary)
    if status == errSecItemNotFound { return false }
    guard status == errSecSuccess else { throw Self.failed("written", status) }
    return true
  }

  /// Removes an item, if it is there and `owner`'s.
  func remove(_ name: String, owner: Data? = nil) throws {
    let status = SecItemDelete(query(name, owner: owner) as CFDictionary)
    guard status == errSecSuccess || status == errSecItemNotFound else { throw Self.failed("removed", status) }
  }

  static func failed(_ what: String, _ status: OSStatus) -> AuthenticationError {
    let hint =
      status == errSecMissingEntitlement ? "; a tool without a signature gives `usesDataProtection: false`" : ""
    return AuthenticationError(.storeFailed, "the keychain item could not be \(what) (status \(status)\(hint))")
  }

  private func query(_ name: String, owner: Data? = nil) -> [CFString: Any] {
    var query: [CFString: Any] = [
      kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: name,
    ]
    if let owner { query[kSecAttrGeneric] = owner }
    if let accessGroup { query[kSecAttrAccessGroup] = accessGroup }
    if reach == .synchronized { query[kSecAttrSynchronizable] = true }
    #if os(macOS)
    if usesDataProtection { query[kSecUseDataProtectionKeychain] = true }
    #endif
    return query
  }

  /// Nil where the keychain knows no such thing.
  private var accessibility: CFString? {
    #if os(macOS)
    if !usesDataProtection { return nil }
    #endif
    return switch (availability, reach) {
    case (.afterFirstUnlock, .thisDevice): kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
    case (.afterFirstUnlock, .backups), (.afterFirstUnlock, .synchronized): kSecAttrAccessibleAfterFirstUnlock
    case (.whenUnlocked, .thisDevice): kSecAttrAccessibleWhenUnlockedThisDeviceOnly
    case (.whenUnlocked, .backups), (.whenUnlocked, .synchronized): kSecAttrAccessibleWhenUnlocked
    }
  }
}
#endif
