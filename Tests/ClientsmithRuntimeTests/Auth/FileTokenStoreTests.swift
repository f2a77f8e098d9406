import Foundation
import Testing

@testable import ClientsmithRuntime

@Suite(.timeLimit(.minutes(25))) struct FileTokenStoreTests {
  private let temporary = TemporaryFolder()
  private let key = SessionKey(server: "https://api.example.com", scheme: "session", account: SessionAccount("a"))
  private let tokens = TokenSet(
    accessToken: "access", refreshToken: "refresh", scopes: ["a", "b"],
    issuedAt: Date(timeIntervalSince1970: 1_800_000_000.25), lifetime: .seconds(90))

  private var folder: String { temporary.path }
  private var path: String { folder + "/deep/tokens.json" }

  private func attributes(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func tokensComeBackAsTheyWere() async throws {
    let store = FileTokenStore(path: path)
    #expect(try await store.load(key) == nil)
    try await store.save(tokens, for: key)
    #expect(try await FileTokenStore(path: path).load(key) == tokens)
    let other = SessionKey(server: "https://api.example.com", scheme: "session", account: SessionAccount("b"))
    try await store.save(TokenSet(accessToken: "other", issuedAt: tokens.issuedAt), for: other)
    #expect(try await store.load(key) == tokens)
    try await store.remove(key)
    #expect(try await store.load(key) == nil)
    #expect(try await store.load(other)?.accessToken == "other")
  }

  @Test func onlyTheOwnerMayReadAndNothingIsLeftBehind() async throws {
    let store = FileTokenStore(path: path)
    try await store.save(tokens, for: key)
    try await store.save(tokens, for: key)
    #expect(try attributes(path) == 0o600)
    #expect(try attributes(folder + "/deep") == 0o700)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/deep").sorted()
    #expect(names == ["tokens.json", "tokens.json.lock"])
  }

  @Test(arguments: ["", "[]", "{\"version\":1,\"tokens\":{}}", "{\"version\":3,\"tokens\":{}}", "not json"])
  func aFileThatIsNoTokenFileIsNeitherUsedNorOverwritten(text: String) async throws {
    try FileManager.default.createDirectory(atPath: folder + "/deep", withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let store = FileTokenStore(path: path)
    let loading = await authenticationError { _ = try await store.load(key) }
    #expect(loading?.kind == .storeFailed)
    let saving = await authenticationError { try await store.save(tokens, for: key) }
    #expect(saving?.kind == .storeFailed)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func exchangesOfOneKeyFollowEachOther() async throws {
    let running = Locked((now: 0, most: 0))
    let path = path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await FileTokenStore(path: path, patience: .seconds(86_400)).leased(key) {
            running.withLock { running in
              running.now += 1
              running.most = max(running.most, running.now)
            }
            for _ in 0..<20 { await Task.yield() }
            running.withLock { running in running.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(running.withLock { running in running.most } == 1)
  }

  @Test func anExchangeThatNeverEndsIsNotWaitedForWithoutBound() async throws {
    let service = TokenService()
    let path = path
    try await FileTokenStore(path: path).leased(key) {
      let impatient = FileTokenStore(path: path, patience: .seconds(3), environment: service.environment)
      let error = await authenticationError { try await impatient.leased(key) {} }
      #expect(error?.kind == .storeFailed)
    }
  }

  @Test func anExchangeThatFailsLeavesNoLock() async throws {
    struct Failure: Error {}
    let store = FileTokenStore(path: path, patience: .zero)
    await #expect(throws: Failure.self) { try await store.leased(key) { throw Failure() } }
    try await store.leased(key) {}
  }

  /// A process that is being started holds the files of the one that starts it for a moment; what was let go of is free all the same.
  @Test func aLockIsFreeAlthoughAChildProcessHoldsItsFile() throws {
    let path = folder + "/child.lock"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let lock = try #require(try FileLock.take(path))
    var wanted = stat()
    #expect(stat(path, &wanted) == 0)
    let opened = (0..<4096).first { descriptor in
      var found = stat()
      return fstat(Int32(descriptor), &found) == 0 && found.st_ino == wanted.st_ino && found.st_dev == wanted.st_dev
    }
    let childs = dup(Int32(try #require(opened)))
    defer { close(childs) }
    lock.release()
    #expect(try FileLock.take(path) != nil)
  }

  /// A lock that another process holds keeps no task of this one from running, and its wait ends when the caller does.
  @Test func waitingForAnotherProcessBlocksNoThread() async throws {
    let store = FileTokenStore(path: path, patience: .seconds(600))
    try await store.save(tokens, for: key)
    let others = try [path + ".lock", path + ".\(key.digest).lock"].map { try #require(try FileLock.take($0)) }
    let tokens = tokens
    let key = key
    let waiting = (0..<64).map { number in
      Task {
        if number.isMultiple(of: 2) { return try await store.save(tokens, for: key) }
        try await store.leased(key) {}
      }
    }
    // Each of these needs a thread of the pool for a moment: with all of them in `flock` there were none.
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 { group.addTask { await Task.yield() } }
    }
    for task in waiting { task.cancel() }
    for task in waiting { await #expect(throws: CancellationError.self) { try await task.value } }
    for lock in others { lock.release() }
    try await store.leased(key) { try await store.save(tokens, for: key) }
  }

  @Test(arguments: [0o666, 0o644, 0o660, 0o640, 0o604])
  func aFileThatOthersMayReadOrChangeIsRefused(mode: Int) async throws {
    let store = FileTokenStore(path: path)
    try await store.save(tokens, for: key)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    let loading = await authenticationError { _ = try await store.load(key) }
    #expect(loading?.kind == .storeFailed)
    #expect(loading?.message.contains("chmod 600") == true)
    let saving = await authenticationError { try await store.save(tokens, for: key) }
    #expect(saving?.kind == .storeFailed)
    #expect(try attributes(path) == mode)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(try await store.load(key) == tokens)
  }

  @Test(arguments: [0o777, 0o1777, 0o770, 0o707])
  func aFolderThatOthersMayWriteToIsRefused(mode: Int) async throws {
    let store = FileTokenStore(path: path)
    try await store.save(tokens, for: key)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder + "/deep")
    for attempt in 0..<3 {
      let error = await authenticationError {
        switch attempt {
        case 0: _ = try await store.load(key)
        case 1: try await store.save(tokens, for: key)
        default: try await store.leased(key) {}
        }
      }
      #expect(error?.kind == .storeFailed)
      #expect(error?.message.contains("chmod 700") == true)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/deep")
    #expect(try await store.load(key) == tokens)
  }

  /// Two processes that share one rotating refresh token: each refresh uses the newest, none ends the session.
  @Test(.enabled(if: TokenFileClientProgram.path != nil, "the helper program has not been built"))
  func twoProcessesOnOneRotatingTokenBothLive() async throws {
    let program = try #require(TokenFileClientProgram.path)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "r0".write(toFile: folder + "/family", atomically: true, encoding: .utf8)
    let calls = 25
    let folder = folder
    let outputs = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<2 {
        group.addTask { try await TokenFileClientProgram.run(program, [folder, "\(calls)"]) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    for output in outputs { #expect(output.split(separator: "\n").count == calls, "\(output)") }
    let family = try String(contentsOfFile: folder + "/family", encoding: .utf8)
    #expect(family.hasPrefix("r"), "the session has ended: \(family)")
  }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("tokens-\(UUID())").path

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
