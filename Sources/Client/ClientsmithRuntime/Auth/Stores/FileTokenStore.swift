import Foundation

/// Keeps tokens in a file that only its owner may read (mode 0600), safely shared by several processes.
///
/// The file is replaced as a whole. While a token is being exchanged its key is locked (`flock` on a file beside it), so that
/// two processes with one rotating refresh token use it one after the other: the second finds the first one's new token.
/// The folder must be on a local disk and writable by its owner only.
public final class FileTokenStore: TokenStore {
  private let path: String
  private let environment: RuntimeEnvironment
  private let patience: Duration

  /// Keeps the tokens at `path`; missing folders are made with mode 0700. `patience` is how long to wait for another
  /// process's exchange.
  public init(path: String, patience: Duration = .seconds(120), environment: RuntimeEnvironment = .live) {
    self.path = path
    self.patience = patience
    self.environment = environment
  }

  /// The tokens under a key. Throws `AuthenticationError` (`storeFailed`) when the file is unreadable or not a token file.
  public func load(_ key: TokenKey) async throws -> TokenSet? {
    let entries = try read()
    guard let entry = entries[key.description] else { return nil }
    guard let tokens = TokenSet(revealed: entry) else { throw failed("the token file has an entry that is no token") }
    return tokens
  }

  /// Keeps tokens: on disk, synchronized, when it returns.
  public func save(_ tokens: TokenSet, for key: TokenKey) async throws {
    try change { entries in entries[key.description] = tokens.revealedJSON() }
  }

  /// Forgets the tokens under a key.
  public func remove(_ key: TokenKey) async throws {
    try change { entries in entries[key.description] = nil }
  }

  /// Runs the exchange while no other process or store object that uses the file runs one for this key.
  public func exclusively<Result: Sendable>(
    _ key: TokenKey, _ exchange: @Sendable () async throws -> Result
  ) async throws -> Result {
    let lock = try await lock("\(path).\(Fingerprint.of([key.description])).lock")
    let result = try await exchange()
    // Named here so that the lock lives until the exchange is over.
    withExtendedLifetime(lock) {}
    return result
  }

  private func lock(_ file: String) async throws -> FileLock {
    let deadline = environment.uptime() + patience
    var pause = Duration.milliseconds(5)
    try makeFolder()
    while true {
      do {
        if let lock = try FileLock.take(file, waiting: false) { return lock }
      } catch {
        throw failed("the token file cannot be locked", error)
      }
      guard environment.uptime() < deadline else { throw failed("another process is holding the token file") }
      try await environment.sleep(pause)
      pause = min(pause * 2, .milliseconds(100))
    }
  }

  /// Reads, changes and replaces the file under a second lock, held for this moment only: keys share the file.
  private func change(_ change: (inout JSONObject) -> Void) throws {
    try makeFolder()
    do {
      let lock = try FileLock.take("\(path).lock", waiting: true)
      defer { withExtendedLifetime(lock) {} }
      var entries = try read()
      change(&entries)
      let json = JSONValue.object(["version": 1, "tokens": .object(entries)])
      try PrivateFile.replace(path, with: JSONWriter.encode(json), suffix: UUID().uuidString)
    } catch let error as AuthenticationError {
      throw error
    } catch {
      throw failed("the token file cannot be written", error)
    }
  }

  private func read() throws -> JSONObject {
    do {
      guard let bytes = try PrivateFile.read(path) else { return [:] }
      let json = try JSONReader.decode(JSONValue.self, from: bytes)
      guard json["version"]?.intValue == 1, let entries = json["tokens"]?.objectValue else {
        throw failed("the file is no token file")
      }
      return entries
    } catch let error as AuthenticationError {
      throw error
    } catch {
      throw failed("the token file cannot be read", error)
    }
  }

  private func makeFolder() throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
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
