#if canImport(Security)
import Foundation
import Security

/// Keeps tokens in the keychain of an Apple platform: one generic password per account.
///
/// With an access group an app shares them with its extensions. Exchanges are then leased across processes too, by an item of the
/// keychain that runs out by itself: a process that was suspended, or killed, keeps nobody waiting for longer than four minutes.
/// A rotating refresh token is marked as sent before it is sent, and not sent again by whoever comes after a process that died with it.
public struct KeychainTokenStore: SharedTokenStore {
  /// How far tokens get.
  public enum Reach: Sendable, Hashable {
    /// They never leave the device.
    case thisDevice
    /// Encrypted backups take them to the person's next device.
    case backups
    /// iCloud Keychain takes them to all devices of the person. Not for refresh tokens that rotate: each device would use up
    /// those of the others.
    case synchronized
  }

  /// When tokens can be read.
  public enum Availability: Sendable, Hashable {
    /// From the first unlocking after a start on, in the background too.
    case afterFirstUnlock
    /// Only while the device is unlocked.
    case whenUnlocked
  }

  private let items: KeychainItems
  private let isShared: Bool
  /// Of all stores of this process: the keychain is one.
  private static let turns = SessionTurns()

  /// `service` is the items' `kSecAttrService`, such as the program's bundle identifier; `accessGroup` shares them with an app's
  /// extensions.
  ///
  /// On macOS it is the data protection keychain, as everywhere else. That needs an entitlement, which an unsigned command-line tool
  /// has not (`errSecMissingEntitlement`): such a tool says `usesDataProtection: false` and gets the login keychain, which knows
  /// neither `reach` nor `availability`.
  public init(
    service: String, accessGroup: String? = nil, reach: Reach = .thisDevice,
    availability: Availability = .afterFirstUnlock, usesDataProtection: Bool = true
  ) {
    items = KeychainItems(
      service: service, accessGroup: accessGroup, reach: reach, availability: availability,
      usesDataProtection: usesDataProtection)
    isShared = accessGroup != nil
  }

  /// The tokens under a key. Throws `AuthenticationError` (`storeFailed`) with the keychain's status.
  public func load(_ key: SessionKey) async throws -> TokenSet? { try tokens(key) }

  private func tokens(_ key: SessionKey) throws -> TokenSet? {
    guard let found = try items.read(key.description) else { return nil }
    guard let json = try? JSONReader.decode(JSONValue.self, from: Array(found.data)),
      let tokens = TokenSet(revealed: json)
    else { throw KeychainItems.failed("understood", errSecDecode) }
    return tokens
  }

  private func put(_ data: Data, _ name: String) throws {
    guard try !items.update(name, data: data) else { return }
    // Somebody else may have added it meanwhile.
    guard try !items.add(name, data: data) else { return }
    _ = try items.update(name, data: data)
  }

  /// Keeps tokens as the store was told to.
  public func save(_ tokens: TokenSet, for key: SessionKey) async throws {
    try put(Data(try JSONWriter.encode(tokens.revealedJSON())), key.description)
    try items.claims.stored(tokens.refreshToken, for: key)
  }

  /// Forgets the tokens under a key; which of them have been sent stays known.
  public func remove(_ key: SessionKey) async throws { try items.remove(key.description) }

  /// Says that a token is about to be sent: see ``SharedTokenStore``.
  public func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool {
    guard let refreshToken else { return true }
    return try items.claims.claim(refreshToken, isFirst: isFirst, for: key) { try tokens(key)?.refreshToken }
  }

  /// Takes a claim back.
  public func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws {
    try items.claims.release(refreshToken, isSteady: isSteady, for: key)
  }

  /// A turn within this process and, with an access group, among all that share it.
  public func lease(_ key: SessionKey) async throws -> TokenLease {
    let turn = try await Self.turns.lease(key)
    guard isShared else { return turn }
    do {
      let lease = try await KeychainLease.take(key.description, items.leases)
      return TokenLease {
        lease.end()
        await turn.end()
      }
    } catch {
      await turn.end()
      throw error
    }
  }
}
#endif
