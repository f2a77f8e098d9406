import Foundation
import Testing

/// `clientsmith diff` and `update` as a user runs them, with a configuration.
struct DiffTests {
  static let document = """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    servers: [{url: "https://api.example.com"}]
    paths:
      /pets/{petId}:
        get:
          operationId: getPet
          tags: [pets]
          parameters:
            - {name: petId, in: path, required: true, schema: {type: string}}
            - {name: full, in: query, schema: {type: boolean}}
          responses:
            "200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    components:
      schemas:
        Pet:
          type: object
          required: [id]
          properties:
            id: {type: string}
            age: {type: integer}
    """
  /// Another type of a property, and a parameter that is required.
  static let changed =
    document
    .replacingOccurrences(of: "age: {type: integer}", with: "age: {type: string}")
    .replacingOccurrences(of: "{name: full, in: query,", with: "{name: full, in: query, required: true,")

  private static let settings = "clients:\n  Pets:\n    spec: api.yaml\n    output: Pets\n"

  private func workspace(_ more: String = "", document: String = changed) throws -> Workspace {
    let space = try Workspace()
    try space.write(Self.settings + more, to: "clientsmith.yaml")
    try space.write(document, to: "api.yaml")
    try space.write(Self.document, to: "old.yaml")
    return space
  }

  @Test func breaksAreToldAndEndTheCommandWithOne() throws {
    let run = try Program.run(["diff", "old.yaml"], in: workspace())
    #expect(run.exitCode == 1 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("[member-type]") && run.output.contains("[argument-required]"))
    #expect(try Program.run(["diff", "old.yaml"], in: workspace(document: Self.document)).exitCode == 0)
  }

  @Test func whatIsAcceptedByPointerOrFingerprintCountsForNothing() throws {
    let space = try workspace()
    let fingerprint = try #require(
      try Program.run(["diff", "old.yaml"], in: space).output.firstMatch(
        of: /\[argument-required\] ([0-9a-f]{16})/)?.output.1)
    try space.write(
      Self.settings + """
            accept:
              - {id: member-type, pointer: /components/schemas/Pet/properties/age, reason: nobody reads it, until: 2999-12-31}
              - {fingerprint: "\(fingerprint)", reason: "it always was, in fact", until: 2999-12-31}

        """, to: "clientsmith.yaml")
    let run = try Program.run(["diff", "old.yaml"], in: space)
    #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.hasPrefix("Pets: 2 accepted\n"))
    #expect(run.output.contains("    until 2999-12-31: nobody reads it\n"))
    // Whoever uses the client is told all the same.
    let markdown = try Program.run(
      ["diff", "old.yaml", "--format", "markdown", "--propose-version", "1.2.0"], in: space
    ).output
    #expect(markdown.hasPrefix("## 2.0.0\n") && markdown.contains("### Breaking\n"))
    #expect(markdown.contains("  Accepted: nobody reads it\n"))
    let sarif = try Program.run(["diff", "old.yaml", "--format", "sarif"], in: space).output
    #expect(sarif.contains("\"justification\": \"nobody reads it (until 2999-12-31)\""))
  }

  @Test func aPathsParametersMayBeNamedInAnyWay() throws {
    let space = try workspace(
      """
          accept:
            - {id: argument-required, pointer: "/paths/~1pets~1{id}/get", reason: known, until: 2999-12-31}

      """)
    let run = try Program.run(["diff", "old.yaml"], in: space)
    #expect(run.errors.isEmpty && run.output.hasPrefix("Pets: 1 break, 1 accepted\n"), "\(run.output)\(run.errors)")
  }

  @Test func whatHoldsNoMoreIsAnErrorAtItsLine() throws {
    let space = try workspace(
      """
          accept:
            - {id: member-type, pointer: /components/schemas/Pet/properties/id, reason: gone, until: 2999-12-31}
            - id: member-type
              pointer: "#/components/schemas/Pet/properties/age"
              reason: over
              until: 2020-01-31

      """)
    let run = try Program.run(["diff", "old.yaml"], in: space)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("clientsmith.yaml:6:9: error: ") && run.errors.contains("[stale-acceptance]"))
    #expect(run.errors.contains("clientsmith.yaml:7:9: error: ") && run.errors.contains("[ended-acceptance]"))
    #expect(run.output.hasPrefix("Pets: 2 breaks\n"))
  }

  @Test(arguments: [
    ("- {id: member-typ, pointer: /x, reason: a, until: 2999-12-31}", "6:14", "did you mean `member-type`?"),
    ("- {id: member-type, reason: a, until: 2999-12-31}", "6:9", "does not say which change"),
    ("- {id: member-type, pointer: x, reason: a, until: 2999-12-31}", "6:36", "is a JSON pointer"),
    ("- {fingerprint: abc, reason: a, until: 2999-12-31}", "6:23", "16 digits"),
    ("- {fingerprint: 0123456789abcdef, until: 2999-12-31}", "6:9", "lacks `reason`"),
    ("- {fingerprint: 0123456789abcdef, reason: a}", "6:9", "lacks `until`"),
    ("- {fingerprint: 0123456789abcdef, reason: a, until: 2999-02-30}", "6:59", "a day as `2026-12-31`"),
    ("- {fingerprint: 0123456789abcdef, reason: a, until: 2999-12-31, because: b}", "6:71", "no setting `because`"),
    ("- member-type", "6:9", "mapping of settings"),
  ])
  func aWrongAcceptanceIsRefused(entry: String, place: String, words: String) throws {
    let run = try Program.run(["diff", "old.yaml"], in: workspace("    accept:\n      \(entry)\n"))
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("clientsmith.yaml:\(place): error: ") && run.errors.contains(words), "\(run.errors)")
  }

  @Test func theFoldersAreComparedWithWhatWouldBeGenerated() throws {
    let space = try workspace(document: Self.document)
    #expect(try Program.run(["generate"], in: space).exitCode == 0)
    #expect(try Program.run(["diff"], in: space).output == "Pets: nothing changed\n")
    try space.write(Self.changed, to: "api.yaml")
    let run = try Program.run(["diff"], in: space)
    #expect(run.exitCode == 1 && run.output.contains("[member-type]"), "\(run.errors)")
  }

  @Test func aFetchedDocumentIsShownAndWrittenWhenAsked() throws {
    let space = try workspace("    source: theirs.yaml\n", document: Self.document)
    try space.write(Self.document, to: "theirs.yaml")
    #expect(try Program.run(["update"], in: space).output == "Pets: unchanged\n")
    try space.write(Self.changed, to: "theirs.yaml")
    let shown = try Program.run(["update", "--propose-version", "1.0.0"], in: space)
    #expect(shown.exitCode == 0 && shown.output.contains("[member-type]"), "\(shown.errors)")
    #expect(shown.output.contains("proposed version: 2.0.0") && shown.output.contains("would be written; use --write"))
    #expect(space.read("api.yaml") == Self.document)
    #expect(try Program.run(["generate"], in: space).exitCode == 0)
    #expect(try Program.run(["check", "--source"], in: space).exitCode == 1)
    #expect(try Program.run(["update", "--write"], in: space).exitCode == 0)
    #expect(space.read("api.yaml") == Self.changed)
    #expect(try Program.run(["generate"], in: space).exitCode == 0)
    let check = try Program.run(["check", "--source"], in: space)
    #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
    try space.write("openapi: [", to: "theirs.yaml")
    let broken = try Program.run(["update", "--write"], in: space)
    #expect(broken.exitCode == 2 && !broken.errors.isEmpty && space.read("api.yaml") == Self.changed)
  }

  @Test func atARevisionTheTemplatesAreThoseOfTheTime() throws {
    let space = try workspace("    templates: own\n", document: Self.document)
    func git(_ arguments: [String]) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com"] + arguments
      process.currentDirectoryURL = URL(fileURLWithPath: space.path)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(arguments)")
    }
    let template = "// {{tool}}\n{{#imports}}\n{{.}}\n{{/imports}}\n{{#declarations}}\n\n{{.}}\n{{/declarations}}\n"
    try space.write(template + "public struct Extra {}\n", to: "own/file.mustache")
    try git(["init", "--quiet"])
    try git(["add", "."])
    try git(["commit", "--quiet", "--message", "Begin"])
    try space.write(template, to: "own/file.mustache")
    let path = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
    let run = try Program.run(["diff", "git:HEAD"], in: space, environment: path)
    #expect(run.exitCode == 1 && run.output.contains("`Extra`"), "\(run.output)\(run.errors)")
    #expect(run.output.contains("[type-removed]"))
  }

  /// What was published then keeps its names and places then: a client that was generated and committed differs in nothing.
  @Test func aRevisionIsReadWithItsLock() throws {
    let space = try workspace(document: Self.document)
    #expect(try Program.run(["generate"], in: space).exitCode == 0)
    let grown = Self.document.replacingOccurrences(
      of: "age: {type: integer}", with: "colour: {type: string}\n        age: {type: integer}")
    try space.write(grown, to: "api.yaml")
    #expect(try Program.run(["generate"], in: space).exitCode == 0)
    try Self.commit(space)
    let path = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
    let run = try Program.run(["diff", "git:HEAD"], in: space, environment: path)
    #expect(run.exitCode == 0 && run.output.contains("nothing changed"), "\(run.output)\(run.errors)")
    let unknown = try Program.run(["diff", "git:nowhere"], in: space, environment: path)
    #expect(unknown.exitCode == 2 && unknown.errors.contains("git knows no revision `nowhere` here"))
  }

  private static func commit(_ space: Workspace) throws {
    for arguments in [["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Begin"]] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"] + arguments
      process.currentDirectoryURL = URL(fileURLWithPath: space.path)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(arguments)")
    }
  }
}
