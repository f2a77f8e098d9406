import Dispatch

/// Keeps tokens in a file that only its owner may read (mode 0600), safely shared by several processes.
///
/// The file is replaced as a whole. While a token is being exchanged its key is locked (`flock` on a file beside it), so that
/// two processes with one rotating refresh token use it one after the other: the second finds the first one's new token. A
/// rotating token is marked as sent, on disk, before it is sent: one whose successor a dying process could not store is not sent
/// again. No thread is blocked meanwhile. The folder must be on a local disk; a file that others may read or write, and a folder
/// that others may write to, are refused.
public final class FileTokenStore: SharedTokenStore {
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
    try await onDisk { path in try TokenFile(path).tokens(key) }
  }

  /// Keeps tokens: on disk, synchronized, when it returns.
  public func save(_ tokens: TokenSet, for key: SessionKey) async throws {
    try await change { file in try file.keep(tokens, for: key) }
  }

  /// Forgets the tokens under a key; which of them have been sent stays known.
  public func remove(_ key: SessionKey) async throws {
    try await change { file in try file.keep(nil, for: key) }
  }

  /// Says that a token is about to be sent: on disk, synchronized, when it returns. See ``SharedTokenStore``.
  public func claim(_ refreshToken: Secret?, isFirst: Bool, for key: SessionKey) async throws -> Bool {
    guard let refreshToken else { return true }
    return try await change { file in try file.claim(refreshToken, isFirst: isFirst, for: key) }
  }

  /// Takes a claim back.
  public func release(_ refreshToken: Secret, isSteady: Bool, for key: SessionKey) async throws {
    try await change { file in try file.release(refreshToken, isSteady: isSteady, for: key) }
  }

  /// Keeps out every other process and store object that uses the file and exchanges this session's token. Throws
  /// `AuthenticationError` (`storeFailed`) when patience is at its end, and `CancellationError`.
  public func lease(_ key: SessionKey) async throws -> TokenLease {
    try await lock("\(path).\(key.digest).lock")
  }

  /// Tries, and sleeps between two tries: waiting in `flock` would take a thread from all tasks of the process.
  private func lock(_ file: String) async throws -> TokenLease {
    try await onDisk { path in try TokenFile.makeFolder(of: path) }
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
        throw TokenFile.failed("the token file cannot be locked", error)
      }
      guard environment.uptime() < deadline else {
        await turn.end()
        throw TokenFile.failed("another process has been holding the token file for \(patience)")
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
        throw TokenFile.failed("another client has been holding the token file for \(patience)")
      }
      defer { group.cancelAll() }
      guard let lease = try await group.next() else { throw CancellationError() }
      return lease
    }
  }

  /// Reads, changes and replaces the file under a second lock, held for this moment only: keys share the file.
  private func change<Result: Sendable>(
    _ change: @escaping @Sendable (inout TokenFile) throws -> Result
  ) async throws -> Result {
    let lease = try await lock("\(path).lock")
    do {
      let result = try await onDisk { path in
        var file = try TokenFile(path)
        let result = try change(&file)
        try file.write(path)
        return result
      }
      await lease.end()
      return result
    } catch {
      await lease.end()
      throw error
    }
  }

  /// Does what waits for a disk on a thread that may wait.
  private func onDisk<Result: Sendable>(_ work: @escaping @Sendable (String) throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { [path] in continuation.resume(with: Swift.Result { try work(path) }) }
    }
  }
}
