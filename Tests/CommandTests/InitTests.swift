import Foundation
import Testing

/// `clientsmith init`: from a document to a client.
struct InitTests {
  /// A folder with a document and nothing else.
  private func space(_ name: String = "openapi.yaml") throws -> Workspace {
    let space = try Workspace()
    try space.write(Samples.spec, to: name)
    return space
  }

  /// The environment in which the program finds the other programs that it asks.
  private var environment: [String: String] {
    ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": NSTemporaryDirectory()]
  }

  @Test func anEmptyFolderBecomesAPackageWithAFirstCall() throws {
    let space = try space()
    try space.write("", to: ".gitattributes")
    let run = try Program.run(["init", "--ci"], in: space)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    let configuration = try #require(space.read("clientsmith.yaml"))
    #expect(configuration.hasSuffix("clients:\n  Alpha:\n    spec: openapi.yaml\n    output: Sources/Alpha\n"))
    #expect(space.read("Sources/Alpha/AlphaClient.swift") != nil && space.read("clientsmith.lock") != nil)
    #expect(
      space.read("Package.swift")?.contains(#".executableTarget(name: "first-call", dependencies: ["Alpha"])"#) == true)
    #expect(space.read("Sources/first-call/main.swift")?.contains("client.things.list()") == true)
    #expect(space.read(".gitattributes") == "Sources/Alpha/** linguist-generated=true\n")
    #expect(space.read(".github/workflows/clientsmith.yml")?.contains("uses: clientsmith/clientsmith@") == true)
    #expect(try Program.run(["check"], in: space).exitCode == 0)
  }

  @Test func anotherClientIsAddedToTheConfiguration() throws {
    let space = try space()
    _ = try Program.run(["init"], in: space)
    try space.write(Samples.spec.replacingOccurrences(of: "Alpha", with: "Beta"), to: "specs/beta.yaml")
    let before = try #require(space.read("clientsmith.yaml"))
    // The target cannot be added without `swift`, which is said with what to write.
    let run = try Program.run(["init", "specs/beta.yaml", "--output", "Clients/Beta"], in: space)
    #expect(run.exitCode == 0 && run.output.contains(#"path: "Clients/Beta""#), "\(run.errors)")
    let after = try #require(space.read("clientsmith.yaml"))
    #expect(after.contains("  Beta:\n    spec: specs/beta.yaml\n    output: Clients/Beta\n  Alpha:\n"))
    #expect(
      after.replacingOccurrences(of: "  Beta:\n    spec: specs/beta.yaml\n    output: Clients/Beta\n", with: "")
        == before)
    #expect(try Program.run(["check"], in: space).exitCode == 0)
    let twice = try Program.run(["init", "specs/beta.yaml"], in: space)
    #expect(twice.exitCode != 0 && twice.errors.contains("has a client `Beta` already"))
  }

  @Test func aPackageGetsATarget() throws {
    let space = try space()
    try space.write(
      """
      // swift-tools-version: 6.0
      import PackageDescription

      let package = Package(
        name: "app",
        targets: [
          .executableTarget(name: "app"),
        ]
      )

      """, to: "Package.swift")
    try space.write("print(1)\n", to: "Sources/app/main.swift")
    let run = try Program.run(["init"], in: space, environment: environment)
    #expect(run.exitCode == 0, "\(run.errors)")
    let manifest = try #require(space.read("Package.swift"))
    #expect(manifest.contains(#""https://github.com/clientsmith/clientsmith""#) && manifest.contains(#"name: "Alpha""#))
    #expect(manifest.contains(#"name: "ClientsmithRuntime""#))
    #expect(space.read("Sources/Alpha/Alpha.swift") == nil)
  }

  @Test func nothingIsWrittenWhereTheDocumentIsBroken() throws {
    let space = try Workspace()
    try space.write(Samples.broken, to: "openapi.yaml")
    let run = try Program.run(["init"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("openapi.yaml:17:") && space.files == ["openapi.yaml"])
  }

  @Test func nothingOfTheUsersIsOverwritten() throws {
    let space = try space()
    try space.write("mine", to: "Sources/first-call/main.swift")
    let run = try Program.run(["init"], in: space)
    #expect(run.exitCode != 0 && run.errors.contains("`Sources/first-call/main.swift` is there already"))
    #expect(space.files == ["Sources/first-call/main.swift", "openapi.yaml"])
  }

  /// A folder that cannot be generated into is told before anything is written.
  @Test(arguments: [("Sources/Alpha/Own.swift", "Sources/Alpha"), ("out/mine.txt", "out"), ("specs/x", ".")])
  func aFolderThatIsTakenIsToldFirst(file: String, output: String) throws {
    let space = try space()
    try space.write("mine", to: file)
    let run = try Program.run(["init", "--output", output], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("[setup-obstacle]") && run.output.isEmpty, "\(run.errors)")
    #expect(space.files == [file, "openapi.yaml"].sorted())
  }

  @Test func aDryRunWritesNothing() throws {
    let space = try space("specs/openapi.yaml")
    let run = try Program.run(["init", "--dry-run"], in: space)
    #expect(
      run.exitCode == 0 && run.output.contains("writes clientsmith.yaml\n") && space.files == ["specs/openapi.yaml"])
  }

  @Test func withoutADocumentItSaysHowToNameOne() throws {
    let space = try Workspace()
    let run = try Program.run(["init"], in: space)
    #expect(run.exitCode == 64 && run.errors.contains("Name the document"))
    try space.write(Samples.spec, to: "openapi.yaml")
    try space.write(Samples.spec, to: "swagger.json")
    let several = try Program.run(["init"], in: space)
    #expect(several.exitCode == 64 && several.errors.contains("There are openapi.yaml, swagger.json."))
    let other = try Program.run(["init", "openapi.yaml", "--name", "class"], in: space)
    #expect(other.exitCode == 64 && other.errors.contains("`class`"))
  }

  @Test func aFolderBelowAConfigurationIsNotSetUpAnew() throws {
    let space = try Samples.workspace()
    let run = try Program.run(["init", "alpha.yaml"], in: space, folder: "specs")
    #expect(run.exitCode != 0 && run.errors.contains("../clientsmith.yaml"))
  }

  @Test func aDocumentOfThisMachineGetsAPathThatOthersHave() throws {
    let outside = try space("museum.yaml")
    let space = try Workspace()
    let run = try Program.run(["init", outside.path + "/museum.yaml"], in: space)
    #expect(run.exitCode == 0 && run.output.contains("writes specs/museum.yaml"), "\(run.errors)")
    #expect(space.read("specs/museum.yaml") == Samples.spec)
    #expect(space.read("clientsmith.yaml")?.contains("spec: specs/museum.yaml\n") == true)
    // One that lies in the project, or beside it in one repository, stays where it is.
    let repository = try self.space("api/openapi.yaml")
    try repository.write("", to: ".git/HEAD")
    let inside = try Program.run(["init", repository.path + "/api/openapi.yaml"], in: repository)
    #expect(inside.exitCode == 0, "\(inside.errors)")
    #expect(repository.read("clientsmith.yaml")?.contains("spec: api/openapi.yaml\n") == true)
  }
}
