import Foundation
import Testing

/// What options take, and that the documentation says the same.
struct OptionTests {
  private static let overlay = """
    overlay: 1.0.0
    info: {title: Ours, version: '1'}
    actions:
      - {target: $.components.schemas.Thing.properties, update: {weight: {type: number}}}

    """

  @Test func anOptionSwallowsNoName() throws {
    let space = try Samples.workspace()
    try space.write(Self.overlay, to: "one.yaml")
    try space.write(Self.overlay.replacingOccurrences(of: "weight", with: "height"), to: "two.yaml")
    let run = try Program.run(["generate", "--overlay", "one.yaml", "--overlay", "two.yaml", "Alpha"], in: space)
    #expect(run.exitCode == 0, "\(run.errors)")
    let text = space.files.filter { $0.hasSuffix(".swift") }.compactMap(space.read).joined()
    #expect(text.contains("weight") && text.contains("height"))
    try space.write(#"{"log": {"version": "1.2", "entries": []}}"#, to: "calls/a.har")
    try space.write("[]", to: "calls/b.json")
    let verify = try Program.run(
      ["verify", "--har", "calls/a.har", "--recording", "calls/b.json", "Alpha"], in: space)
    #expect(verify.exitCode == 0, "\(verify.errors)")
    let folder = try Program.run(["verify", "--recording", "calls", "--har", "calls", "Alpha"], in: space)
    #expect(folder.exitCode == 0, "\(folder.errors)")
    let none = try Program.run(["verify", "--recording", "specs", "Alpha"], in: space)
    #expect(none.exitCode == 2 && none.errors.contains("no file that ends in `.json`"))
  }

  @Test(arguments: ["abc", "1.2", "v1.2.3", "1.2.x", "", "1.2.3.4", "9999999999999999999.0.0"])
  func aVersionThatNoneFollowsIsRefused(version: String) throws {
    for command in ["diff", "update"] {
      let run = try Program.run([command, "--propose-version", version], in: Samples.workspace())
      #expect(run.exitCode == 64 && run.errors.contains("such as 1.4.0"), "\(run.errors)")
    }
  }

  @Test func aSettingThatWasIsAnsweredWithWhatToDo() throws {
    let space = try Samples.workspace()
    try space.write(Samples.configuration + "    coding: both\n", to: "clientsmith.yaml")
    let run = try Program.run(["check"], in: space)
    #expect(run.exitCode == 2 && run.errors.contains("clientsmith.yaml:5:5: error:"), "\(run.errors)")
    #expect(run.errors.contains("help: remove it"), "\(run.errors)")
  }

  @Test func aReferenceThatIsNotFollowedSaysWhy() throws {
    let space = try Samples.workspace()
    func errors(_ reference: String) throws -> String {
      try space.write(
        Samples.spec.replacingOccurrences(of: "#/components/schemas/Thing'}}\n  ", with: "\(reference)'}}\n  "),
        to: "specs/alpha.yaml")
      return try Program.run(["inspect"], in: space).errors
    }
    let file = try errors("file:///etc/passwd")
    #expect(file.contains("[remote-reference]") && !file.contains("leads to the network"), "\(file)")
    #expect(try errors("https://example.com/thing.yaml").contains("leads to the network"))
    let outside = try errors("../thing.yaml")
    #expect(outside.contains("`root:`") && outside.contains("`--root DIR`"), "\(outside)")
    try space.write("type: object\n", to: "elsewhere/thing.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: "\(space.path)/specs/thing.yaml", withDestinationPath: "../elsewhere/thing.yaml")
    let link = try errors("thing.yaml")
    #expect(link.contains("a link to `") && link.contains("/elsewhere/thing.yaml`"), "\(link)")
  }
}
