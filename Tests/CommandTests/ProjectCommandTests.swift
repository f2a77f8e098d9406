import Foundation
import Testing

/// Commands about a project as a whole.
struct ProjectCommandTests {
  private var environment: [String: String] { ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""] }

  @Test func clientsAreListed() throws {
    let space = try Samples.workspace()
    let text = try Program.run(["list"], in: space, folder: "specs")
    #expect(text.exitCode == 0 && text.output.contains("Alpha   ../specs/alpha.yaml"), "\(text.output)\(text.errors)")
    let json = try Program.run(["list", "--format", "json"], in: space)
    let clients = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(clients.map { $0["name"] as? String } == ["Alpha"] && clients[0]["spec"] as? String == "specs/alpha.yaml")
  }

  @Test func whatWouldBeWrittenIsSaid() throws {
    let space = try Samples.workspace()
    let before = space.files
    let dry = try Program.run(["generate", "--dry-run"], in: space)
    #expect(dry.exitCode == 0 && dry.output.contains("  write Generated/Alpha/AlphaClient.swift\n"))
    #expect(space.files == before)
    _ = try Program.run(["generate"], in: space)
    let again = try Program.run(["generate", "--dry-run"], in: space)
    #expect(again.output.hasSuffix("all up to date\n"))
  }

  @Test func aDoctorSaysWhatIsWrongAndWhatToDo() throws {
    let space = try Samples.workspace()
    let sick = try Program.run(["doctor"], in: space, environment: environment)
    #expect(sick.exitCode == 1 && sick.output.contains("nothing was generated into Generated/Alpha"))
    #expect(sick.output.contains("run `clientsmith generate`"))
    _ = try Program.run(["generate"], in: space)
    let well = try Program.run(["doctor"], in: space, environment: environment)
    #expect(well.exitCode == 0 && well.output.contains("ok Alpha: Generated/Alpha is in sync"), "\(well.output)")
    try space.write(Samples.broken, to: "specs/alpha.yaml")
    let broken = try Program.run(["doctor"], in: space, environment: environment)
    #expect(broken.exitCode == 1 && broken.output.contains("specs/alpha.yaml has"))
  }

  @Test func builtInTemplatesAreExportedAndKnownAgain() throws {
    let space = try Samples.workspace()
    let names = try Program.run(["templates"], in: space).output
    #expect(names.contains("structure\n"))
    let export = try Program.run(["templates", "export", "own", "structure"], in: space)
    #expect(export.exitCode == 0 && export.output == "writes own/structure.mustache\n")
    let twice = try Program.run(["templates", "export", "own"], in: space)
    #expect(twice.exitCode == 2 && space.files.count { $0.hasPrefix("own/") } == 1)
    _ = try Program.run(["generate"], in: space)
    let plain = try #require(space.read("Generated/Alpha/AlphaClient.swift"))
    // The exported one writes the same text.
    let own = try Program.run(["generate", "--templates", "own"], in: space)
    #expect(own.exitCode == 0 && own.errors.isEmpty && space.read("Generated/Alpha/AlphaClient.swift") == plain)
    let text = try #require(space.read("own/structure.mustache"))
    let digest = try #require(text.firstMatch(of: /[0-9a-f]{64}/)).output
    try space.write(
      text.replacingOccurrences(of: digest, with: String(repeating: "0", count: 64)), to: "own/structure.mustache")
    let stale = try Program.run(["generate", "--templates", "own"], in: space)
    #expect(stale.exitCode == 0 && stale.errors.contains("own/structure.mustache:1:1: warning"), "\(stale.errors)")
    #expect(stale.errors.contains("[stale-template]"))
  }

  /// `update` and `diff` of a configuration's client, as commands.
  @Test func aDocumentElsewhereIsComparedAndTakenOver() throws {
    let space = try Samples.workspace()
    try space.write(
      Samples.configuration.replacingOccurrences(of: "spec: ", with: "source: upstream/alpha.yaml\n    spec: "),
      to: "clientsmith.yaml")
    _ = try Program.run(["generate"], in: space)
    try space.write(
      Samples.spec.replacingOccurrences(of: "size: {type: integer}", with: "size: {type: string}"),
      to: "upstream/alpha.yaml")
    let shown = try Program.run(["update"], in: space)
    #expect(shown.exitCode == 0 && shown.output.contains("would be written"), "\(shown.output)\(shown.errors)")
    #expect(space.read("specs/alpha.yaml") == Samples.spec)
    // A warning is an error where the project is strict, and then nothing is written; one that is allowed is none.
    let upstream = try #require(space.read("upstream/alpha.yaml"))
    let settings = try #require(space.read("clientsmith.yaml"))
    try space.write(
      upstream.replacingOccurrences(of: "required: [name]", with: "requierd: [name]"), to: "upstream/alpha.yaml")
    let strict = try Program.run(["update", "--write", "--strict"], in: space)
    #expect(strict.exitCode == 2 && strict.errors.contains("[unknown-key]"), "\(strict.errors)")
    #expect(space.read("specs/alpha.yaml") == Samples.spec)
    try space.write("allow: [unknown-key]\n" + settings, to: "clientsmith.yaml")
    for command in [["update", "--strict"], ["list"]] {
      let allowed = try Program.run(command, in: space)
      #expect(allowed.exitCode == 0 && allowed.errors.isEmpty, "\(allowed.errors)")
    }
    try space.write(upstream, to: "upstream/alpha.yaml")
    try space.write(settings, to: "clientsmith.yaml")
    let written = try Program.run(["update", "Alpha", "--write"], in: space)
    #expect(written.exitCode == 0 && space.read("specs/alpha.yaml") != Samples.spec, "\(written.errors)")
    let missing = try Program.run(["diff", "git:HEAD"], in: space, environment: environment)
    #expect(missing.errors.contains("git knows no revision `HEAD` here"), "\(missing.errors)")
  }
}
