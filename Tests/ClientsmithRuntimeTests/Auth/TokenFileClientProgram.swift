import Foundation

/// The helper program beside the tests' own.
enum TokenFileClientProgram {
  static let path: String? = {
    let folders = [
      Bundle.main.executableURL, Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL,
    ]
    return folders.compactMap { $0?.deletingLastPathComponent().appendingPathComponent("TokenFileClient").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What a run printed, or `exit 1` and the like. Many run at once.
  ///
  /// Not by `Foundation.Process`, whose `run` fails in memory that is not its own when many tests have files and sockets open.
  static func run(_ program: String, _ arguments: [String]) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try start(program, arguments) }) }
    }
  }

  private static func start(_ program: String, _ arguments: [String]) throws -> String {
    let output = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    #else
    var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = ["PATH=/usr/bin:/bin"]
    if let folders = getenv("LD_LIBRARY_PATH") { settings.append("LD_LIBRARY_PATH=" + String(cString: folders)) }
    var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) }
    environment.append(nil)
    defer { for text in words + environment { free(text) } }
    var process = pid_t()
    guard posix_spawn(&process, program, &actions, nil, &words, &environment) == 0 else { return "not started" }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { return "exit \(status)" }
    return try String(contentsOfFile: output, encoding: .utf8)
  }
}
