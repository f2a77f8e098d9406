import Foundation
import Testing

/// The programs of the README and of docs/naming.md that are about documents as vendors publish them, compiled against clients of these.
@Suite(.timeLimit(.minutes(25))) struct VendorProgramTests {
  /// A block of a page that is marked with `corpus`, by what it imports.
  struct Program: Sendable, CustomTestStringConvertible {
    let module: String
    let text: String
    var testDescription: String { module }

    var document: URL? {
      let documents = [
        "Box": "box.json", "Discord": "discord.json", "FireHydrant": "firehydrant.yaml", "GitHub": "github.yaml",
        "Klaviyo": "klaviyo-stable.json",
      ]
      return documents[module].map { Corpus.folder.appendingPathComponent($0) }
    }

    static let all: [Program] = {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let text = ["README.md", "docs/naming.md"].map { page in
        (try? String(contentsOf: root.appendingPathComponent(page), encoding: .utf8)) ?? ""
      }.joined(separator: "\n")
      return text.components(separatedBy: "```swift corpus\n").dropFirst().compactMap { part in
        let block = part.components(separatedBy: "\n```")[0]
        let module = block.split(separator: "\n").first { $0.hasPrefix("import ") }?.dropFirst("import ".count)
        return module.map { Program(module: String($0), text: block) }
      }
    }()
  }

  @Test func thereAreFive() {
    #expect(Program.all.map(\.module) == ["FireHydrant", "GitHub", "Box", "Klaviyo", "Discord"])
  }

  @Test(
    "A program as a user would write it compiles",
    .enabled(if: Corpus.isThere, "the folder of shared documents is absent: set CLIENTSMITH_SHARED"),
    .enabled(if: Toolchain() != nil, "there is no swiftc on the path, or no build beside the tests to compile against"),
    arguments: Program.all)
  func compiles(program: Program) async throws {
    let toolchain = try #require(Toolchain())
    let document = try #require(program.document)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naming-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let client = folder.appendingPathComponent("client")
    _ = try await toolchain.run(
      toolchain.generator,
      [
        "generate", "--spec", document.path, "--root", Corpus.folder.path, "--output", client.path, "--module",
        program.module, "--quiet",
      ], in: folder)
    let main = folder.appendingPathComponent("main.swift")
    try Data(program.text.utf8).write(to: main)
    try await toolchain.check(main, against: Corpus.sources(below: client), module: program.module, in: folder)
  }
}
