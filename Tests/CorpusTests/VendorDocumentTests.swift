import Foundation
import ServiceSimulators
import Testing

/// A client of a document that nobody here wrote, generated, compiled and run against the simulated service.
@Suite(.timeLimit(.minutes(25))) struct VendorDocumentTests {
  private static var document: URL { Corpus.folder.appendingPathComponent("firehydrant.yaml") }

  @Test(
    "FireHydrant's own document: every incident page by page, one declared, noted and resolved",
    .enabled(
      if: FileManager.default.fileExists(atPath: document.path),
      "the folder of shared documents is absent: set CLIENTSMITH_SHARED"),
    .enabled(if: Toolchain() != nil, "there is no swiftc on the path, or no build beside the tests to link against"))
  func fireHydrant() async throws {
    let toolchain = try #require(Toolchain())
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vendor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let client = folder.appendingPathComponent("client")
    _ = try await toolchain.run(
      toolchain.generator,
      [
        "generate", "--spec", Self.document.path, "--root", Corpus.folder.path, "--output", client.path, "--module",
        VendorWalk.module, "--quiet",
      ], in: folder)
    let main = folder.appendingPathComponent("main.swift")
    try Data(VendorWalk.source.utf8).write(to: main)
    let program = folder.appendingPathComponent("walk")
    try await toolchain.build(Corpus.sources(below: client) + [main], into: program)

    let service = try await FireHydrantSimulator.start(incidents: 270)
    await service.faults.add(.reply(.json(200, ["features": ["ai": true]])), on: "GET /v1/bootstrap")
    let transcript = try await toolchain.run(program, [service.server.origin], in: folder)
    #expect(transcript == VendorWalk.transcript)
    let pages = await service.server.requests(to: "GET /v1/incidents").map { $0.query["page"] ?? "1" }
    #expect(pages == ["1", "2", "3", "4", "5", "6"])
    await service.stop()
  }
}
