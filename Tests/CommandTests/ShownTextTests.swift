import Foundation
import Testing

/// Text of a document is shown as text: nothing in it steers the terminal, or the log of a job.
struct ShownTextTests {
  private static let hostile = #"\e[31m\u202e\n::error::\x9b2J"#

  private func space() throws -> Workspace {
    let space = try Workspace()
    let spec = Samples.spec
      .replacingOccurrences(
        of: "{title: Alpha, version: '1'}", with: #"{title: "A\#(Self.hostile)", version: "1\#(Self.hostile)"}"#
      )
      .replacingOccurrences(of: "https://alpha.example", with: #""https://alpha.example/\#(Self.hostile)""#)
      .replacingOccurrences(of: "  /things:", with: #"  "/things/\#(Self.hostile)":"#)
    try space.write(spec, to: "specs/alpha.yaml")
    try space.write(Samples.configuration, to: "clientsmith.yaml")
    try space.write(
      spec.replacingOccurrences(of: "name: {type: string}", with: #""name\#(Self.hostile)": {type: string}"#),
      to: "old.yaml")
    return space
  }

  @Test(arguments: [
    ["inspect"], ["inspect", "--format", "json"], ["list"], ["list", "--format", "json"], ["diff", "old.yaml"],
    ["diff", "old.yaml", "--format", "markdown"], ["diff", "old.yaml", "--format", "json"],
    ["diff", "old.yaml", "--format", "github"], ["diff", "old.yaml", "--format", "sarif"], ["generate"], ["check"],
    ["doctor"], ["generate", "Alp"],
  ])
  func nothingSteersTheTerminal(arguments: [String]) throws {
    let run = try Program.run(arguments, in: space())
    #expect(!(run.output + run.errors).isEmpty)
    for text in [run.output, run.errors] {
      #expect(!text.unicodeScalars.contains { "\u{1B}\u{202E}\u{9B}".unicodeScalars.contains($0) }, "\(arguments)")
      let lines = text.split(separator: "\n")
      if !arguments.contains("github") { #expect(!lines.contains { $0.hasPrefix("::error") }, "\(arguments)") }
    }
    if arguments.contains("json") || arguments.contains("sarif") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
    }
  }

  @Test func noTitleIsACommandOfAJob() throws {
    let space = try Samples.workspace()
    for title in ["::add-mask::a", " ::error::a", "##[error]a"] {
      try space.write(
        Samples.spec.replacingOccurrences(of: "title: Alpha", with: "title: '\(title)'"), to: "specs/alpha.yaml")
      let job = try Program.run(["inspect"], in: space, environment: ["GITHUB_ACTIONS": "true"])
      let first = try #require(job.output.split(separator: "\n").first).drop { $0 == " " }
      #expect(job.exitCode == 0 && !first.hasPrefix("::") && !first.hasPrefix("##["), "\(first)")
      #expect(try Program.run(["inspect"], in: space).output.hasPrefix(title))
    }
    try space.write(Samples.spec.replacingOccurrences(of: "size: {", with: "length: {"), to: "old.yaml")
    try space.write(Samples.spec, to: "specs/alpha.yaml")
    let commands = try Program.run(
      ["diff", "old.yaml", "--format", "github"], in: space, environment: ["GITHUB_ACTIONS": "true"])
    #expect(commands.output.hasPrefix("::"), "\(commands.output)")
  }

  @Test func aClientsNameIsOneLine() throws {
    let space = try Workspace()
    try space.write(
      Samples.configuration.replacingOccurrences(of: "  Alpha:", with: #"  "Al\#(Self.hostile)":"#),
      to: "clientsmith.yaml")
    let run = try Program.run(["list"], in: space)
    #expect(
      run.exitCode == 2 && run.errors.contains("clientsmith.yaml:2:3: error: the name of a client"), "\(run.errors)")
  }
}
