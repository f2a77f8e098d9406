import Foundation
import Testing

/// What fails is a finding with an id, in the format asked for, and exits with 2; 1 is kept for drift and breaks.
struct RefusalTests {
  private func run(_ arguments: [String], in space: Workspace) throws -> Program.Outcome {
    let run = try Program.run(arguments + ["--diagnostics-format", "json"], in: space)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: Any], "\(run.errors)")
    #expect((root["errors"] as? Int ?? 0) > 0, "\(run.errors)")
    let text = try Program.run(arguments, in: space)
    #expect(
      text.exitCode == run.exitCode && text.errors.contains("error:") && text.errors.contains("["), "\(text.errors)")
    return run
  }

  /// A folder in which nothing can be written lies where a file does.
  @Test(arguments: [
    ["diff", "old.yaml", "specs/alpha.yaml", "--witness", "file/w"],
    ["diff", "old.yaml", "specs/alpha.yaml", "--callers", "file/c.swift"], ["diff", "old.yaml", "--callers", "specs"],
    ["templates", "export", "file/own"], ["package", "--output", "file/p"],
    ["generate", "--spec", "specs/alpha.yaml", "--output", "file/o", "--module", "Alpha"],
    ["verify", "--recording", "calls.json", "--write-overlay", "file/o.yaml"],
    ["package", "--output", "p", "--license", "none"],
  ])
  func whatCannotBeWrittenIsAFinding(arguments: [String]) throws {
    let space = try Samples.workspace()
    try space.write("mine", to: "file")
    try space.write(
      Samples.spec.replacingOccurrences(of: "size: {type: integer}", with: "size: {type: string}"), to: "old.yaml")
    try space.write(
      #"[{"method": "GET", "url": "https://alpha.example/things", "requestHeaders": [], "status": 500, "responseHeaders": [], "responseBody": ""}]"#,
      to: "calls.json")
    #expect(try run(arguments, in: space).exitCode == 2)
  }

  @Test func initSaysWhatIsInTheWay() throws {
    let above = try Samples.workspace()
    let below = try Program.run(["init", "alpha.yaml", "--diagnostics-format", "json"], in: above, folder: "specs")
    #expect(below.exitCode == 2 && below.errors.contains("\"setup-obstacle\""), "\(below.errors)")
    let space = try Workspace()
    try space.write(Samples.spec, to: "openapi.yaml")
    try space.write("mine", to: "Sources/first-call/main.swift")
    let blocked = try run(["init"], in: space)
    #expect(blocked.exitCode == 2 && blocked.output.isEmpty)
    // `Sources` is a file: what was written before that is told, and nothing else.
    let other = try Workspace()
    try other.write(Samples.spec, to: "openapi.yaml")
    try other.write("mine", to: "Sources")
    let half = try Program.run(["init"], in: other)
    #expect(half.exitCode == 2 && half.errors.contains("[unwritable-output]"), "\(half.errors)")
    for line in half.output.split(separator: "\n") where line.hasPrefix("writes ") {
      #expect(other.read(String(line.dropFirst(7))) != nil, "\(line)")
    }
    #expect(!half.output.contains("first-call"))
  }

  @Test(arguments: [
    (["list"], Int32(64), "missing-configuration"), (["update"], 64, "missing-configuration"),
    (["check"], 64, "missing-configuration"), (["mock"], 64, "missing-configuration"),
    (["generate", "--config", "none.yaml"], 2, "unreadable-configuration"),
    (["explain", "nonsense"], 64, "unknown-name"),
    (["templates", "export", "own", "nonsense"], 64, "unknown-name"),
  ])
  func whatIsMissingIsAFinding(arguments: [String], status: Int32, id: String) throws {
    let run = try run(arguments, in: Workspace())
    #expect(run.exitCode == status && run.errors.contains("\"\(id)\""), "\(run.errors)")
    if ["list", "update"].contains(arguments[0]) { #expect(!run.errors.contains("--spec"), "\(run.errors)") }
  }

  @Test func anIDThatIsNoneIsAnsweredWithNearOnes() throws {
    let space = try Workspace()
    #expect(try Program.run(["explain", "unknown-kee"], in: space).errors.contains("did you mean `unknown-key`?"))
    #expect(try Program.run(["explain", "lock"], in: space).errors.contains("`invalid-lock`"))
    #expect(try Program.run(["explain", "nonsense"], in: space).errors.contains("`clientsmith explain` lists all"))
  }

  @Test func aMockThatCannotListenSaysWhichOptionHelps() async throws {
    let space = try Samples.workspace()
    let server = try Program.start(["mock", "--port", "0", "--host", "localhost"], in: space)
    defer { kill(server.process, SIGKILL) }
    let line = try #require(try await server.line { $0.contains("http://localhost:") })
    let port = String(try #require(line.firstMatch(of: /localhost:([0-9]+)/)).output.1)
    let taken = try run(["mock", "--port", port], in: space)
    #expect(taken.exitCode == 2 && taken.errors.contains("unusable-address") && taken.errors.contains("--port"))
    let host = try run(["mock", "--port", "0", "--host", "nowhere"], in: space)
    #expect(host.exitCode == 2 && host.errors.contains("--host") && !host.errors.contains("--port"))
  }

  private func several() throws -> Workspace {
    let space = try Samples.workspace()
    try space.write(
      Samples.configuration + "  Beta:\n    spec: specs/alpha.yaml\n    output: Generated/Beta\n",
      to: "clientsmith.yaml")
    #expect(try Program.run(["generate"], in: space).exitCode == 0)
    return space
  }

  @Test(arguments: [
    ["diff", "--callers", "c.swift"], ["diff", "--witness", "w"], ["diff", "specs/alpha.yaml"], ["mock"],
    ["package", "--output", "p"], ["verify", "--har", "calls.har"],
  ])
  func oneOfSeveralClientsIsToBeNamed(arguments: [String]) throws {
    let space = try several()
    try space.write(#"{"log": {"version": "1.2", "entries": []}}"#, to: "calls.har")
    let before = space.files
    let run = try run(arguments, in: space)
    #expect(run.exitCode == 64 && run.errors.contains("several-clients") && run.errors.contains("`Alpha`, `Beta`"))
    #expect(space.files == before)
  }

  @Test func oneClientNeedsNoName() throws {
    let run = try Program.run(["package", "--output", "p"], in: Samples.workspace())
    #expect(run.exitCode == 0, "\(run.errors)")
    let named = try Program.run(["diff", "--client", "Alpha", "--callers", "c.swift"], in: several())
    #expect(named.exitCode == 0, "\(named.errors)")
  }

  @Test func clientsWithoutASourceAreNamed() throws {
    for command in [["check", "--source"], ["update"]] {
      let space = try several()
      let none = try run(command, in: space)
      #expect(none.exitCode == 2 && none.errors.contains("missing-source"), "\(none.errors)")
      try space.write(
        Samples.configuration
          + "  Beta:\n    spec: specs/alpha.yaml\n    output: Generated/Beta\n    source: specs/alpha.yaml\n",
        to: "clientsmith.yaml")
      let some = try Program.run(command, in: space)
      #expect(
        some.exitCode == 0 && some.errors.contains("note: `Alpha` has no `source`"), "\(some.output)\(some.errors)")
      let one = try Program.run([command[0], "Beta"] + command.dropFirst(), in: space)
      #expect(one.exitCode == 0 && one.errors.isEmpty, "\(one.errors)")
    }
  }
}
