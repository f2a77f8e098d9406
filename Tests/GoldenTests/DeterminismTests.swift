import Foundation
import Testing

/// Where the second process is told the path to write to.
private let probeVariable = "CLIENTSMITH_GOLDEN_PROBE"

/// The same document gives the same bytes in every process: Swift seeds its hashing anew in each.
@Suite struct DeterminismTests {
  /// In the second process this test writes what it generates to the path that the first one gave it.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment[probeVariable] != nil, "runs in the other test's second process"))
  func secondProcess() throws {
    let path = try #require(ProcessInfo.processInfo.environment[probeVariable])
    try text().write(toFile: path, atomically: true, encoding: .utf8)
  }

  #if os(Linux) || os(macOS)
  @Test(.enabled(if: ProcessInfo.processInfo.environment[probeVariable] == nil, "is itself the second process"))
  func anotherProcessGeneratesTheSameBytes() throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    #if os(macOS)
    process.executableURL = Bundle.main.executableURL
    #endif
    let inherited = Array(CommandLine.arguments.dropFirst())
    process.arguments = inherited.filter { $0.hasPrefix("--test-bundle-path") || $0.hasSuffix(".xctest") }
    if let index = inherited.firstIndex(of: "--test-bundle-path"), index + 1 < inherited.count {
      process.arguments = ["--test-bundle-path", inherited[index + 1]]
    }
    process.arguments? += ["--testing-library", "swift-testing", "--filter", "DeterminismTests/secondProcess"]
    var environment = ProcessInfo.processInfo.environment
    environment[probeVariable] = output.path
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let other = try String(contentsOf: output, encoding: .utf8)
    #expect(other == text())
  }
  #endif

  private func text() -> String {
    GoldenCase.all.map { golden in
      let (files, diagnostics) = golden.run()
      return golden.name + diagnostics
        + files.sorted { $0.key < $1.key }.map { $0.key + $0.value }.joined()
    }.joined()
  }
}
