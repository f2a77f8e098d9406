import Foundation
import Testing

/// `clientsmith package`.
struct PackageTests {
  private let arguments = ["package", "Alpha", "--output", "Alpha"]

  @Test func aPackageIsWrittenWhole() throws {
    let space = try Samples.workspace()
    try space.write("Mine.", to: "LICENCE.txt")
    let run = try Program.run(arguments + ["--license", "LICENCE.txt", "--runtime", "../runtime"], in: space)
    #expect(run.exitCode == 0, "\(run.errors)")
    for file in [
      "Package.swift", "README.md", "Reference.md", "CHANGELOG.md", "AGENTS.md", "llms.txt", "LICENSE", ".spi.yml",
      ".github/workflows/ci.yml", "Sources/Alpha/AlphaClient.swift", "Sources/Alpha/Alpha.docc/Alpha.md",
      "Sources/AlphaMock/AlphaMock.swift", "Tests/AlphaTests/Snippets.swift", "Snippets/FirstCall.swift",
      "Tests/AlphaTests/AlphaTests.swift",
      "Documents/alpha.yaml",
    ] { #expect(space.read("Alpha/\(file)") != nil, "\(file)") }
    #expect(space.read("Alpha/Package.swift")?.contains(#".package(name: "clientsmith", path: "../runtime")"#) == true)
    let again = try Program.run(arguments + ["--license", "LICENCE.txt", "--runtime", "../runtime"], in: space)
    #expect(again.output.contains(" 0 written, 0 deleted, 0 changes for callers"), "\(again.output)")
  }

  @Test func whatAPersonWroteStays() throws {
    let space = try Samples.workspace()
    #expect(try Program.run(arguments, in: space).exitCode == 0)
    let readme = try #require(space.read("Alpha/README.md"))
    let mark = "<!-- keep: introduction -->\n"
    try space.write(
      readme.replacingOccurrences(of: mark, with: mark + "My own words.\n")
        + "\n<!-- keep: mine -->\nMore of them.\n<!-- /keep -->\n", to: "Alpha/README.md")
    try space.write("mine", to: "Alpha/Sources/Extra/Own.swift")
    try space.write("on: mine\n", to: "Alpha/.github/workflows/ci.yml")
    let document = try #require(space.read("specs/alpha.yaml"))
    let parameter = "parameters: [{name: size, in: query, required: true, schema: {type: integer}}]"
    try space.write(
      document.replacingOccurrences(
        of: "operationId: listThings\n", with: "operationId: listThings\n      \(parameter)\n"), to: "specs/alpha.yaml")
    let run = try Program.run(arguments + ["--release", "2.0.0"], in: space)
    #expect(run.exitCode == 0, "\(run.errors)")
    let text = try #require(space.read("Alpha/README.md"))
    #expect(text.contains(mark + "My own words.\n") && text.contains("More of them."))
    #expect(space.read("Alpha/Sources/Extra/Own.swift") == "mine")
    #expect(space.read("Alpha/.github/workflows/ci.yml") == "on: mine\n")
    let log = try #require(space.read("Alpha/CHANGELOG.md"))
    #expect(
      log.hasPrefix("# Changelog\n\n## 2.0.0\n") && log.hasSuffix("## Unreleased\n\nThe first state.\n"), "\(log)")
  }

  @Test func aFileInTheWayIsAnError() throws {
    let space = try Samples.workspace()
    try space.write("# Mine", to: "Alpha/README.md")
    let run = try Program.run(arguments, in: space)
    #expect(run.exitCode == 2 && run.errors.contains("[foreign-output]"))
    #expect(space.read("Alpha/README.md") == "# Mine" && space.read("Alpha/Package.swift") == nil)
    let twice = ["package", "Alpha", "--spec", "specs/alpha.yaml", "--output", "x"]
    #expect(try Program.run(twice, in: space).exitCode == 64)
  }
}
