import Foundation
import Testing

/// Where the program looks, and where it refuses to write.
struct PlaceTests {
  @Test func theConfigurationIsFoundFromASubfolder() throws {
    let space = try Samples.workspace()
    try space.write("", to: "Sources/Deep/x")
    let run = try Program.run(["generate"], in: space, folder: "Sources/Deep")
    #expect(run.exitCode == 0 && space.read("Generated/Alpha/AlphaClient.swift") != nil, "\(run.errors)")
    #expect(try Program.run(["check"], in: space).exitCode == 0)
  }

  @Test(arguments: ["/", ".", "..", "specs", "Sources/.."])
  func anOutputAboveSourcesIsRefusedAtOnce(output: String) throws {
    let space = try Samples.workspace()
    try space.write("", to: "Sources/x")
    let before = space.files
    let run = try Program.run(
      ["generate", "--spec", "specs/alpha.yaml", "--output", output, "--module", "Alpha"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("[dangerous-output]"), "\(run.errors)")
    #expect(space.files == before)
  }

  @Test func aFolderWithAPackageIsNoOutput() throws {
    let space = try Samples.workspace()
    try space.write("", to: "other/Package.swift")
    let run = try Program.run(
      ["check", "--spec", "specs/alpha.yaml", "--output", "other", "--module", "Alpha"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("it holds `Package.swift`"))
  }

  @Test func anAddressIsAnsweredByWhatToDo() throws {
    let space = try Samples.workspace()
    let run = try Program.run(["inspect", "--spec", "https://api.example.com/v1/openapi.json"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("[remote-document]"))
    #expect(
      run.errors.contains("curl --fail --location --output openapi.json 'https://api.example.com/v1/openapi.json'"))
    try space.write(
      Samples.configuration.replacingOccurrences(of: "specs/alpha.yaml", with: "https://api.example.com/alpha"),
      to: "clientsmith.yaml")
    let configured = try Program.run(["generate"], in: space)
    #expect(configured.exitCode == 2 && configured.errors.contains("`https://api.example.com/alpha` is an address"))
  }

  @Test func aFolderThatIsLeftBehindIsNamed() throws {
    let space = try Samples.workspace()
    _ = try Program.run(["generate"], in: space)
    try space.write(
      Samples.configuration.replacingOccurrences(of: "Generated/Alpha", with: "Sources/Alpha"), to: "clientsmith.yaml")
    let moved = try Program.run(["generate"], in: space)
    #expect(moved.exitCode == 0 && moved.errors.contains("`Generated/Alpha` was generated from the same document"))
    #expect(try Program.run(["generate"], in: space).errors.isEmpty)
  }

  @Test func driftIsReportedInTheFormatAskedFor() throws {
    let space = try Samples.workspace()
    _ = try Program.run(["generate"], in: space)
    let text = try #require(space.read("Generated/Alpha/AlphaClient.swift"))
    try space.write(text + "// mine\n", to: "Generated/Alpha/AlphaClient.swift")
    let github = try Program.run(["check", "--diagnostics-format", "github"], in: space)
    #expect(github.exitCode == 1 && github.errors.hasPrefix("::error file=Generated/Alpha/AlphaClient.swift,line="))
    let json = try Program.run(["check", "--diagnostics-format", "json"], in: space)
    #expect(json.exitCode == 1 && json.errors.contains("\"drift\""))
    #expect(try JSONSerialization.jsonObject(with: Data(json.errors.utf8)) is [String: Any])
    #expect(try Program.run(["check"], in: space).errors.isEmpty)
  }

  @Test func aMergeOfManifestsIsTakenOver() throws {
    let space = try Samples.workspace()
    _ = try Program.run(["generate"], in: space)
    let manifest = try #require(space.read("Generated/Alpha/.clientsmith.json"))
    try space.write("<<<<<<< HEAD\n\(manifest)=======\n\(manifest)>>>>>>> b\n", to: "Generated/Alpha/.clientsmith.json")
    let blocked = try Program.run(["generate"], in: space)
    #expect(blocked.exitCode == 2 && blocked.errors.contains("generate --adopt"))
    #expect(try Program.run(["generate", "--adopt"], in: space).exitCode == 0)
    #expect(try Program.run(["check"], in: space).exitCode == 0)
  }
}
