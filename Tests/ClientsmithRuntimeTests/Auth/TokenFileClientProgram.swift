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

  static func run(_ program: String, _ arguments: [String]) async throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { process in
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        continuation.resume(returning: process.terminationStatus == 0 ? text : "exit \(process.terminationStatus)")
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
