#if canImport(Security)
import Foundation

/// A turn among the processes that share a keychain's access group: an item that has an owner and says until when.
///
/// Not a lock of a file: iOS kills an app that is suspended while it holds one in a shared container.
struct KeychainLease: Sendable {
  private let name: String
  private let owner: Data
  private let items: KeychainItems

  /// How long a lease lasts at most: an exchange with all its tries takes less.
  private static let duration: TimeInterval = 240
  private static let pause = Duration.milliseconds(200)

  /// Waits until the lease is free or has run out, and takes it. Throws `CancellationError` when the caller is cancelled.
  static func take(_ name: String, _ items: KeychainItems) async throws -> KeychainLease {
    let lease = KeychainLease(name: name, owner: Data(UUID().uuidString.utf8), items: items)
    while true {
      try Task.checkCancellation()
      if try items.add(name, data: lease.end(from: Date()), owner: lease.owner) { return lease }
      // Taken over only as the very lease that was read: of two that see it run out, the second finds another owner.
      if let found = try items.read(name), hasEnded(found.data, at: Date()),
        try items.update(name, data: lease.end(from: Date()), owner: found.owner, to: lease.owner)
      {
        return lease
      }
      try await Task.sleep(for: pause)
    }
  }

  /// Lets the next one in, unless the lease has run out and is another's already.
  func end() { try? items.remove(name, owner: owner) }

  private func end(from now: Date) -> Data {
    Data("\(Int64(now.timeIntervalSince1970 + Self.duration))".utf8)
  }

  /// An end that cannot be read, or lies further away than any lease's, has come.
  private static func hasEnded(_ data: Data, at now: Date) -> Bool {
    guard let end = Int64(String(decoding: data, as: UTF8.self)) else { return true }
    let rest = TimeInterval(end) - now.timeIntervalSince1970
    return rest <= 0 || rest > duration + 5
  }
}
#endif
