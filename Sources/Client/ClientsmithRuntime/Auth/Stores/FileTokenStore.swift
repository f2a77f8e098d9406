import Dispatch

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Keeps tokens in a file that only its owner may read (mode 0600), safely shared by several processes.
///
/// The file is replaced as a whole. While a token is being exchanged its key is locked (`flock` on a file beside it), so that
/// two processes with one rotating refresh token use it one after the other: the second finds the first one's new token. No
/// thread is blocked meanwhile. The folder must be on a local disk; a file that others may read or write, and a folder that others
/// may write to, are refused.
public final class FileTokenStore: TokenStore {
  private let path: String
  private let environment: RuntimeEnvironment
  private let patience: Duration

  /// Within this process callers stand in line: files are locked by one of them at a time, and nobody is overtaken.
  private static let turns = Turns<String>()

  /// Keeps the tokens at `path`; missing folders are made with mode 0700. `patience` is how long to wait for another
  /// process's exchange: by default longer than its three tries of a minute each, with their pauses, can take.
  public init(path: String, patience: Duration = .seconds(240), environment: RuntimeEnvironment = .live) {
    self.path = path
    self.patience = patience
    self.environment = environment
  }

  /// The tokens under a key. Throws `AuthenticationError` (`storeFailed`) when the file is unreadable, not a token file, or open
  /// to other users.
  public func load(_ key: SessionKey) async throws -> TokenSet? {
    let entries = try await onDisk { try $0.read() }
    guard let entry = entries[key.description] else { return nil }
    guard let tokens = TokenSet(revealed: entry) else { throw failed("the token file has an entry that is no token") }
    return tokens
  }

  /// Keeps tokens: on disk, synchronized, when it returns.
  public func save(_ tokens: TokenSet, for key: SessionKey) async throws {
    try await change { entries in entries[key.description] = tokens.revealedJSON() }
  }

  /// Forgets the tokens under a key.
  public func remove(_ key: SessionKey) async throws {
    try await change { entries in entries[key.description] = nil }
  }

  /// Keeps out every other process and store object that uses the file and exchanges this session's token. Throws
  /// `AuthenticationError` (`storeFailed`) when patience is at its end, and `CancellationError`.
  public func lease(_ key: SessionKey) async throws -> TokenLease {
    try await lock("\(path).\(key.digest).lock")
  }

  /// Tries, and sleeps between two tries: waiting in `flock` would take a thread from all tasks of the process.
  private func lock(_ file: String) async throws -> TokenLease {
    try await onDisk { try $0.makeFolder() }
    let turn = try await turn(file)
    let deadline = environment.uptime() + patience
    var pause = Duration.milliseconds(5)
    while true {
      do {
        if let lock = try FileLock.take(file) {
          return TokenLease {
            lock.release()
            await turn.end()
          }
        }
      } catch {
        await turn.end()
        throw failed("the token file cannot be locked", error)
      }
      guard environment.uptime() < deadline else {
        await turn.end()
        throw failed("another process has been holding the token file for \(patience)")
      }
      do {
        try await environment.sleep(pause)
      } catch {
        await turn.end()
        throw error
      }
      pause = min(pause * 2, .milliseconds(100))
    }
  }

  /// This process's turn at a file, waited for as long as another process is.
  private func turn(_ file: String) async throws -> TokenLease {
    if let free = Self.turns.leaseAtOnce(file) { return free }
    let (patience, environment) = (patience, environment)
    return try await withThrowingTaskGroup(of: TokenLease.self) { group in
      group.addTask { try await Self.turns.lease(file) }
      group.addTask {
        try await environment.sleep(patience)
        throw self.failed("another client has been holding the token file for \(patience)")
      }
      defer { group.cancelAll() }
      guard let lease = try await group.next() else { throw CancellationError() }
      return lease
    }
  }

  /// Reads, changes and replaces the file under a second lock, held for this moment only: keys share the file.
  private func change(_ change: @escaping @Sendable (inout JSONObject) -> Void) async throws {
    let lease = try await lock("\(path).lock")
    do {
      try await onDisk { store in
        var entries = try store.read()
        change(&entries)
        let json = JSONValue.object(["version": 2, "tokens": .object(entries)])
        do {
          try PrivateFile.replace(store.path, with: JSONWriter.encode(json), suffix: UUID().uuidString)
        } catch {
          throw store.failed("the token file cannot be written", error)
        }
      }
      await lease.end()
    } catch {
      await lease.end()
      throw error
    }
  }

  /// Does what waits for a disk on a thread that may wait.
  private func onDisk<Result: Sendable>(
    _ work: @escaping @Sendable (FileTokenStore) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Swift.Result { try work(self) }) }
    }
  }

  private func read() throws -> JSONObject {
    do {
      try FilePermissions.check(folder: folder)
      guard let bytes = try PrivateFile.read(path) else { return [:] }
      let json = try JSONReader.decode(JSONValue.self, from: bytes)
      if json["version"]?.intValue == 1 {
        throw failed("the token file is of an older form, which does not say whose its sessions are; delete it")
      }
      guard json["version"]?.intValue == 2, let entries = json["tokens"]?.objectValue else {
        throw failed("the file is no token file")
      }
      return entries
    } catch let error as AuthenticationError {
      throw error
    } catch let error as LooseAccess {
      throw failed("the token file is not private: \(error)", error)
    } catch {
      throw failed("the token file cannot be read", error)
    }
  }

  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    let folder = path[..<slash]
    return folder.isEmpty ? "/" : String(folder)
  }

  private func makeFolder() throws {
    let folder = folder
    do {
      if !FileManager.default.fileExists(atPath: folder) {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      try FilePermissions.check(folder: folder)
    } catch let error as LooseAccess {
      throw failed("the token file is not private: \(error)", error)
    } catch {
      throw failed("the token file's folder cannot be made", error)
    }
  }

  private func failed(_ message: String, _ cause: (any Error)? = nil) -> AuthenticationError {
    var error = AuthenticationError(.storeFailed, message)
    error.underlying = cause
    return error
  }
}
