import Foundation
import Testing

/// `clientsmith check`: every form of drift is found and named, and exits with 1.
struct CheckTests {
  private func generated() throws -> Workspace {
    let space = try Samples.workspace()
    let run = try Program.run(["generate"], in: space)
    #expect(run.exitCode == 0, "\(run.errors)")
    return space
  }

  private func check(_ space: Workspace, _ arguments: [String] = []) throws -> Program.Outcome {
    try Program.run(["check"] + arguments, in: space)
  }

  @Test func whatWasJustGeneratedIsInSync() throws {
    let run = try check(generated())
    #expect(run.exitCode == 0 && run.output == "Alpha: in sync\n" && run.errors.isEmpty)
  }

  @Test func aFileThatIsMissingEditedOrForeignIsNamed() throws {
    let space = try generated()
    try space.remove("Generated/Alpha/AlphaClient.swift")
    #expect(try check(space).output.contains("  AlphaClient.swift: missing\n"))
    _ = try Program.run(["generate"], in: space)
    let text = try #require(space.read("Generated/Alpha/AlphaClient.swift"))
    try space.write(text + "// mine\n", to: "Generated/Alpha/AlphaClient.swift")
    let edited = try check(space)
    #expect(edited.exitCode == 1 && edited.output.contains("-// mine\n"))
    #expect(edited.output.contains("  AlphaClient.swift: edited by hand\n"))
    _ = try Program.run(["generate"], in: space)
    try space.write("x", to: "Generated/Alpha/X.swift")
    let foreign = try check(space)
    #expect(foreign.exitCode == 1 && foreign.output.contains("  X.swift: was never generated\n"))
  }

  @Test func aChangedDocumentIsNamedAndItsStaleFilesAre() throws {
    let space = try generated()
    let smaller = Samples.spec.replacingOccurrences(of: "tags: [things]", with: "tags: [objects]")
    try space.write(smaller, to: "specs/alpha.yaml")
    // The lock would keep the resource where it was.
    try space.write("", to: "clientsmith.lock")
    let run = try check(space)
    #expect(run.exitCode == 1 && run.output.contains("  the document `alpha.yaml` changed\n"), "\(run.output)")
    #expect(run.output.contains(": stale: it is no longer generated\n") && run.output.contains(": missing\n"))
  }

  @Test func aChangedConfigurationTemplateOrToolIsNamed() throws {
    let space = try generated()
    try space.write(Samples.configuration + "    access: internal\n", to: "clientsmith.yaml")
    #expect(try check(space).output.contains("  the client's configuration changed\n"))
    try space.write(Samples.configuration, to: "clientsmith.yaml")
    try space.write("{{! ours }}{{#lines}}{{/lines}}", to: "own/none.mustache")
    let unknown = try check(space, ["--templates", "own"])
    #expect(unknown.exitCode == 2 && unknown.errors.contains("own/none.mustache"))
    try space.remove("own/none.mustache")
    #expect(try check(space, ["--templates", "own"]).exitCode == 0)
    let manifest = try #require(space.read("Generated/Alpha/.clientsmith.json"))
    try space.write(
      manifest.replacingOccurrences(of: "\"version\": \"0.1.0\"", with: "\"version\": \"0.0.9\""),
      to: "Generated/Alpha/.clientsmith.json")
    let tool = try check(space)
    #expect(tool.exitCode == 1 && tool.output.contains("  the tool is version 0.1.0 and was 0.0.9\n"))
  }

  @Test func aFolderThatWasNeverGeneratedIsDrift() throws {
    let run = try check(Samples.workspace())
    #expect(run.exitCode == 1 && run.output.contains("  the folder has no manifest\n"))
  }

  @Test func aBrokenDocumentIsNoDriftButAnError() throws {
    let space = try generated()
    try space.write(Samples.broken, to: "specs/alpha.yaml")
    let run = try check(space)
    #expect(run.exitCode == 2 && run.output.isEmpty)
  }

  @Test func checkWritesNothing() throws {
    let space = try Samples.workspace()
    let before = space.files
    _ = try check(space)
    #expect(space.files == before)
  }
}
