import Foundation
import Testing

/// What the command line itself promises.
struct CommandLineTests {
  @Test(arguments: [
    ["generate", "--nonsense"], ["generate", "--spec", "a.yaml"], ["generate", "Gamma"], ["unknown"],
    ["generate", "--output", "x"], ["check", "--diagnostics-format", "xml"],
    ["generate", "--spec", "specs/alpha.yaml", "--output", "o", "--module", "a b"],
    ["generate", "--spec", "specs/alpha.yaml", "--output", "o", "--module", "../o"],
    ["generate", "--spec", "specs/alpha.yaml", "--output", "o", "--module", "class"],
    ["generate", "--spec", "specs/alpha.yaml", "--output", "o", "--module", "Foundation"],
    ["generate", "--spec", "specs/alpha.yaml", "--output", ""],
    ["generate", "--spec", "specs/alpha.yaml", "--output", "o", "--config", "clientsmith.yaml"],
  ])
  func aCommandLineThatMakesNoSenseExitsWith64(arguments: [String]) throws {
    let run = try Program.run(arguments, in: Samples.workspace())
    #expect(run.exitCode == 64 && !run.errors.isEmpty)
  }

  @Test func withoutAConfigurationOneIsAskedFor() throws {
    let run = try Program.run(["generate"], in: Workspace())
    #expect(run.exitCode == 64 && run.errors.contains("clientsmith.yaml"))
    #expect(try Program.run(["generate", "--config", "nowhere.yaml"], in: Workspace()).exitCode == 2)
  }

  @Test func aDocumentMayComeIn() throws {
    let space = try Samples.workspace()
    let arguments = ["generate", "--spec", "-", "--output", "out", "--module", "Alpha"]
    let run = try Program.run(arguments, in: space, input: "specs/alpha.yaml")
    #expect(run.exitCode == 0 && space.read("out/AlphaClient.swift") != nil, "\(run.errors)")
    let nothing = try Program.run(arguments, in: space)
    #expect(nothing.exitCode == 2 && nothing.errors.contains("[empty-document]"), "\(nothing.errors)")
  }

  @Test func versionAndHelpGoToStandardOutput() throws {
    let space = try Workspace()
    #expect(try Program.run(["--version"], in: space).output == "0.1.0\n")
    let help = try Program.run(["generate", "--help"], in: space)
    #expect(help.exitCode == 0 && help.output.contains("--diagnostics-format") && help.output.contains("--overlay"))
  }

  @Test func findingsComeInTheFormatAskedFor() throws {
    let space = try Samples.workspace()
    try space.write(Samples.broken, to: "specs/alpha.yaml")
    let github = try Program.run(["check", "--diagnostics-format", "github"], in: space)
    #expect(github.exitCode == 2 && github.errors.hasPrefix("::error file=specs/alpha.yaml,line="))
    for format in ["json", "sarif"] {
      let run = try Program.run(["check", "--diagnostics-format", format], in: space)
      #expect(try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) is [String: Any])
    }
    let text = try Program.run(["check"], in: space, environment: ["TERM": "xterm"])
    #expect(!text.errors.contains("\u{1B}") && text.errors.contains("^"))
  }

  @Test func inspectShowsWhatWouldBeGenerated() throws {
    let space = try Samples.workspace()
    let text = try Program.run(["inspect", "--spec", "specs/alpha.yaml"], in: space)
    #expect(text.exitCode == 0 && text.output.contains("2 operations") && text.output.contains("GET  /things"))
    let json = try Program.run(["inspect", "Alpha", "--format", "json"], in: space)
    let model = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(model["clientName"] as? String == "AlphaClient" && (model["resources"] as? [Any])?.count == 1)
    try space.write(Samples.broken, to: "specs/alpha.yaml")
    #expect(try Program.run(["inspect"], in: space).exitCode == 2)
  }

  @Test(arguments: [
    ("genrate", "did you mean `generate`?"), ("specs/alpha.yaml", "clientsmith init specs/alpha.yaml"),
    ("nonsense", "the commands are init, generate"),
  ])
  func aWordThatIsNoCommandIsAnsweredWithWhatWasMeant(word: String, answer: String) throws {
    let run = try Program.run([word], in: Samples.workspace())
    #expect(run.exitCode == 64 && run.errors.contains(answer), "\(run.errors)")
  }

  @Test func aMockOfSeveralClientsAsksWhich() throws {
    let space = try Samples.workspace()
    let alpha = "{spec: specs/alpha.yaml, output: a}"
    try space.write(
      "clients:\n  Alpha: \(alpha)\n  Beta: \(alpha.replacing(": a}", with: ": b}"))\n", to: "clientsmith.yaml")
    let run = try Program.run(["mock"], in: space)
    #expect(run.exitCode == 64 && run.errors.contains("one client is served"), "\(run.errors)")
  }
}
