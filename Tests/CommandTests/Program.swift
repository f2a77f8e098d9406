import Foundation
import Testing

/// The program that was built beside the tests, run as a process of its own.
enum Program {
  /// What a run left behind.
  struct Outcome {
    let exitCode: Int32
    let output: String
    let errors: String
  }

  /// The program is not where it is built.
  struct Missing: Error {}

  private static var executable: URL? {
    if let path = ProcessInfo.processInfo.environment["CLIENTSMITH_EXECUTABLE"] { return URL(fileURLWithPath: path) }
    // On Linux the tests are a file in the folder of products, on macOS a bundle in it, run by a tool from elsewhere.
    let starts =
      [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
    for start in starts {
      for folder in [start, start.deletingLastPathComponent()] {
        let candidate = folder.appendingPathComponent("clientsmith")
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      }
    }
    return nil
  }

  /// Runs the program in a folder, with nothing of this process's environment but what it needs.
  static func run(
    _ arguments: [String], in workspace: Workspace, folder: String = ".", environment: [String: String] = [:],
    input: String? = nil
  ) throws -> Outcome {
    let process = Process()
    guard let executable else { throw Missing() }
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "\(workspace.path)/\(folder)")
    process.environment = environment
    // Files instead of pipes: whatever is written fits, and nobody has to read at the same time.
    let output = workspace.path + ".out"
    let errors = workspace.path + ".err"
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = input.flatMap { FileHandle(forReadingAtPath: "\(workspace.path)/\($0)") } ?? .nullDevice
    try process.run()
    process.waitUntilExit()
    defer { for path in [output, errors] { try? FileManager.default.removeItem(atPath: path) } }
    return Outcome(
      exitCode: process.terminationStatus,
      output: String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self),
      errors: String(decoding: FileManager.default.contents(atPath: errors) ?? Data(), as: UTF8.self))
  }

  /// A run that goes on until it is killed.
  struct Running {
    let process: Int32
    let output: String

    /// The first line of its output that fits, once it is there; nil where it does not come.
    func line(_ fits: (Substring) -> Bool) async throws -> String? {
      for _ in 0..<600 {
        let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        // The last one may not be whole yet.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if let line = lines.first(where: fits) { return String(line) }
        try await Task.sleep(for: .milliseconds(100))
      }
      return nil
    }
  }

  /// Starts the program in a folder; whoever does kills it.
  static func start(_ arguments: [String], in workspace: Workspace) throws -> Running {
    let process = Process()
    guard let executable else { throw Missing() }
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: workspace.path)
    process.environment = [:]
    let output = "\(workspace.path)/output.txt"
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process: process.processIdentifier, output: output)
  }
}
