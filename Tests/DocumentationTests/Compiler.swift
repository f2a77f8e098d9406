import Foundation

/// The toolchain's compiler, used as far as types: once for all examples, since reading the modules is most of its work.
enum Compiler {
  /// What it says against the examples, a finding with its file and lines each.
  static let findings = Task<[String], any Error> {
    guard let modules = BuiltModules.folder else { return [] }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("examples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try Example.all.map { example in
      let file = folder.appendingPathComponent(example.file)
      try example.program.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    let (status, text) = try await run(
      ["swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-I", modules]
        + BuiltModules.maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] } + files, in: folder)
    let findings = split(text)
    return status == 0 || !findings.isEmpty ? findings.filter { $0.contains(": error:") } : [text]
  }

  /// A finding begins with its place, and what is drawn beneath belongs to it.
  private static func split(_ text: String) -> [String] {
    var findings: [String] = []
    for line in text.split(separator: "\n") {
      if line.contains(".swift:"), !line.hasPrefix(" ") {
        findings.append(String(line))
      } else if let last = findings.indices.last {
        findings[last] += "\n\(line)"
      }
    }
    return findings
  }

  /// The exit status and both outputs, which go through a file: a pipe that nobody reads meanwhile would stop the program.
  private static func run(_ arguments: [String], in folder: URL) async throws -> (status: Int32, text: String) {
    let log = folder.appendingPathComponent("findings.txt")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let output = try FileHandle(forWritingTo: log)
    process.standardError = output
    process.standardOutput = output
    let status: Int32 = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return (status, try String(contentsOf: log, encoding: .utf8))
  }
}
