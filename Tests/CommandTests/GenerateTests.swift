import Foundation
import Testing

/// `clientsmith generate`.
struct GenerateTests {
  @Test func clientsOfTheConfigurationAreWritten() throws {
    let space = try Samples.workspace()
    let run = try Program.run(["generate"], in: space)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.hasPrefix("Alpha: "))
    let manifest = try #require(space.read("Generated/Alpha/.clientsmith.json"))
    #expect(manifest.contains("\"alpha.yaml\"") && !manifest.contains(space.path))
    let again = try Program.run(["generate"], in: space)
    #expect(again.exitCode == 0 && again.output.hasSuffix("all up to date\n"))
  }

  @Test func everyRunGivesTheSameBytesFromAnyFolder() throws {
    let spaces = [try Samples.workspace(), try Samples.workspace()]
    _ = try Program.run(["generate"], in: spaces[0])
    let elsewhere = try Workspace()
    _ = try Program.run(["generate", "--config", "\(spaces[1].path)/clientsmith.yaml"], in: elsewhere)
    #expect(spaces[0].files == spaces[1].files && spaces[0].files.count > 5)
    for file in spaces[0].files { #expect(spaces[0].read(file) == spaces[1].read(file), "\(file)") }
  }

  @Test func oneDocumentNeedsNoConfiguration() throws {
    let space = try Samples.workspace()
    let run = try Program.run(
      ["generate", "--spec", "specs/alpha.yaml", "--output", "out", "--module", "Beta"], in: space)
    #expect(run.exitCode == 0 && space.read("out/BetaClient.swift") != nil, "\(run.errors)")
  }

  @Test func aBrokenDocumentWritesNothingOfAnyClient() throws {
    let space = try Samples.workspace()
    try space.write(Samples.broken, to: "specs/beta.yaml")
    try space.write(
      Samples.configuration + "  Beta: {spec: specs/beta.yaml, output: Generated/Beta}\n", to: "clientsmith.yaml")
    let run = try Program.run(["generate"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("specs/beta.yaml:17:") && run.errors.contains("[yaml-syntax]"))
    #expect(space.files.allSatisfy { !$0.hasPrefix("Generated") })
    #expect(try Program.run(["generate", "Alpha"], in: space).exitCode == 0)
  }

  @Test func aFolderOfOtherFilesIsRefused() throws {
    let space = try Samples.workspace()
    try space.write("mine", to: "Generated/Alpha/Own.swift")
    let run = try Program.run(["generate"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("[foreign-output]"))
    #expect(space.read("Generated/Alpha/Own.swift") == "mine" && space.read("Generated/Alpha/.clientsmith.json") == nil)
  }

  @Test func strictnessAndAllowancesDecideAboutWarnings() throws {
    let space = try Samples.workspace()
    try space.write(
      Samples.spec.replacingOccurrences(of: "required: [name]", with: "requierd: [name]"), to: "specs/alpha.yaml")
    let loose = try Program.run(["generate"], in: space)
    #expect(loose.exitCode == 0 && loose.errors.contains("warning:") && loose.errors.contains("[unknown-key]"))
    let strict = try Program.run(["generate", "--strict"], in: space)
    #expect(strict.exitCode == 2 && strict.errors.contains("error:"))
    try space.write(Samples.configuration + "allow: [unknown-key]\n", to: "clientsmith.yaml")
    let allowed = try Program.run(["generate", "--strict"], in: space)
    #expect(allowed.exitCode == 0 && allowed.errors.isEmpty, "\(allowed.errors)")
    try space.write(Samples.configuration + "allow: [unknown-key, duplicate-key]\n", to: "clientsmith.yaml")
    let unused = try Program.run(["generate"], in: space)
    #expect(unused.exitCode == 0 && unused.errors.contains("clientsmith.yaml:5:22: warning:"), "\(unused.errors)")
  }

  @Test func quietRunsSayNothingButErrors() throws {
    let space = try Samples.workspace()
    let run = try Program.run(["generate", "--quiet"], in: space)
    #expect(run.exitCode == 0 && run.output.isEmpty && run.errors.isEmpty)
  }

  @Test func overlaysChangeTheClientAndNotTheDocument() throws {
    let space = try Samples.workspace()
    try space.write(
      """
      overlay: 1.0.0
      info: {title: Ours, version: '1'}
      actions:
        - target: $.paths['/things'].post
          remove: true
        - target: $.components.schemas.Thing.properties
          update: {weight: {type: number}}
        - target: $.paths['/nowhere']
          remove: true

      """, to: "ours.yaml")
    let run = try Program.run(["generate", "--overlay", "ours.yaml"], in: space)
    #expect(run.exitCode == 0 && run.errors.contains("ours.yaml:8:"), "\(run.errors)")
    let models = space.files.filter { $0.hasSuffix(".swift") }.compactMap(space.read).joined()
    #expect(models.contains("weight") && !models.contains("POST"))
    #expect(space.read("specs/alpha.yaml") == Samples.spec)
    #expect(try Program.run(["check", "--overlay", "ours.yaml"], in: space).exitCode == 0)
    let without = try Program.run(["check"], in: space)
    #expect(without.exitCode == 1 && without.output.contains("  the overlay `../ours.yaml` is no longer used\n"))
  }

  @Test func referencesStayInTheFolderThatIsAllowed() throws {
    let space = try Samples.workspace()
    let outside = Samples.spec.replacingOccurrences(
      of: "#/components/schemas/Thing'}}\n  ", with: "../shared/thing.yaml'}}\n  ")
    try space.write(outside, to: "specs/alpha.yaml")
    try space.write("type: object\nproperties: {name: {type: string}}\n", to: "shared/thing.yaml")
    let arguments = ["generate", "--spec", "specs/alpha.yaml", "--output", "out", "--module", "Alpha"]
    let refused = try Program.run(arguments, in: space)
    #expect(refused.exitCode == 2 && refused.errors.contains("specs/alpha.yaml:14:44: error"), "\(refused.errors)")
    let allowed = try Program.run(arguments + ["--root", "."], in: space)
    #expect(allowed.exitCode == 0, "\(allowed.errors)")
    let manifest = space.read("out/.clientsmith.json") ?? ""
    #expect(manifest.contains("\"../shared/thing.yaml\""))
  }

  @Test func linksLeadNoReferenceOutOfTheFolder() throws {
    let space = try Samples.workspace()
    try space.write(
      Samples.spec.replacingOccurrences(of: "#/components/schemas/Thing'}}\n  ", with: "thing.yaml'}}\n  "),
      to: "specs/alpha.yaml")
    try space.write("type: object\nproperties: {name: {type: string}}\n", to: "secret/thing.yaml")
    let link = "\(space.path)/specs/thing.yaml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../secret/thing.yaml")
    let arguments = ["generate", "--spec", "specs/alpha.yaml", "--output", "out", "--module", "Alpha"]
    let refused = try Program.run(arguments, in: space)
    #expect(refused.exitCode == 2 && refused.errors.contains("[reference-outside-root]"), "\(refused.errors)")
    #expect(try Program.run(arguments + ["--root", "."], in: space).exitCode == 0)
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/zero")
    let endless = try Program.run(arguments + ["--root", "."], in: space)
    #expect(endless.exitCode == 0 && endless.errors.contains("[dangling-reference]"), "\(endless.errors)")
  }

  @Test func aDocumentMayStandBehindLinksAsInASandbox() throws {
    let space = try Samples.workspace()
    try space.write(
      Samples.spec.replacingOccurrences(of: "#/components/schemas/Thing'}}\n  ", with: "../shared/thing.yaml'}}\n  "),
      to: "real/specs/alpha.yaml")
    try space.write("type: object\nproperties: {name: {type: string}}\n", to: "real/shared/thing.yaml")
    for name in ["specs/alpha.yaml", "shared/thing.yaml"] {
      let folder = "\(space.path)/sandbox/\(name)"
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: folder).deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: "\(space.path)/real/\(name)")
    }
    let run = try Program.run(
      ["generate", "--spec", "sandbox/specs/alpha.yaml", "--output", "out", "--module", "Alpha", "--root", "sandbox"],
      in: space)
    #expect(run.exitCode == 0, "\(run.errors)")
  }

  @Test func anOutputThatIsAFileIsSaidToBeOne() throws {
    let space = try Samples.workspace()
    try space.write("mine", to: "out")
    let run = try Program.run(
      ["generate", "--spec", "specs/alpha.yaml", "--output", "out", "--module", "A"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("it is a file, not a folder"), "\(run.errors)")
    #expect(space.read("out") == "mine")
  }
}
