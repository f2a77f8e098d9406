import Foundation
import Testing

/// A package of a document that nobody here wrote, built, tested and documented with the toolchain alone.
@Suite(.timeLimit(.minutes(25))) struct PackageTests {
  private static var document: URL { Corpus.folder.appendingPathComponent("redocly-museum.yaml") }
  private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A program on the path.
  private static func program(_ name: String) -> URL? {
    let paths = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return paths.map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  @Test(
    "Redocly's museum: the package builds, its tests pass, DocC has nothing to complain of",
    .enabled(
      if: FileManager.default.fileExists(atPath: document.path),
      "the folder of shared documents is absent: set CLIENTSMITH_SHARED"),
    .enabled(
      if: Toolchain() != nil && program("swift") != nil && program("docc") != nil, "there is no toolchain on the path"))
  func museum() async throws {
    let toolchain = try #require(Toolchain())
    // Beside the build, so that the runtime is compiled once and not at every run.
    let folder = Self.checkout.appendingPathComponent(".build/packages/Museum")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try await toolchain.run(
      toolchain.generator,
      [
        "package", "--spec", Self.document.path, "--module", "Museum", "--output", folder.path, "--runtime",
        Self.checkout.path, "--quiet",
      ], in: FileManager.default.temporaryDirectory)
    let swift = try #require(Self.program("swift"))
    let graphs = folder.appendingPathComponent(".build/graphs").path
    try FileManager.default.createDirectory(atPath: graphs, withIntermediateDirectories: true)
    _ = try await toolchain.run(swift, ["test", "-j", "2", "-Xswiftc", "-gnone"], in: folder)
    let modules = folder.appendingPathComponent(".build/debug/Modules").path
    let triple = try await toolchain.run(swift, ["-print-target-info"], in: folder)
    let target = try #require(triple.firstMatch(of: /"unversionedTriple": "([^"]+)"/)).output.1
    _ = try await toolchain.run(
      swift,
      [
        "symbolgraph-extract", "-module-name", "Museum", "-I", modules, "-target", String(target), "-output-dir",
        graphs,
        "-minimum-access-level", "public", "-skip-synthesized-members",
      ], in: folder)
    let findings = folder.appendingPathComponent(".build/findings.json")
    _ = try await toolchain.run(
      try #require(Self.program("docc")),
      [
        "convert", "Sources/Museum/Museum.docc", "--additional-symbol-graph-dir", graphs, "--output-path",
        ".build/site", "--diagnostics-file", findings.path,
      ], in: folder)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/.build/site/data/documentation/museum.json"))
    let text = try String(contentsOf: findings, encoding: .utf8)
    let others = text.matches(of: /"summary" ?: ?"([^"]*)"/).map { String($0.output.1) }
      .filter { !$0.hasPrefix("Document ") }
    #expect(others.isEmpty)
  }
}
