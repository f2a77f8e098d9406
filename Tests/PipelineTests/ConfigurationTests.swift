import Diagnostics
import Foundation
import Testing
import YAML

@testable import Pipeline

/// What a `clientsmith.yaml` says, and what is said of a wrong one.
struct ConfigurationTests {
  private func read(_ text: String, path: String = "clientsmith.yaml") -> (Configuration?, [String], DiagnosticBag) {
    var bag = DiagnosticBag()
    let configuration = ConfigurationReader.read(Array(text.utf8), path: path, into: &bag)
    let findings = bag.diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.id.name)" }
    return (configuration, findings, bag)
  }

  static let everything = """
    templates: own
    allow: [unknown-key]
    strict: true
    limits: {depth: 9, bytes: 10, aliasedNodes: 11}
    x-note: ours
    clients:
      Alpha:
        spec: specs/alpha.yaml
        overlays: [specs/a.yaml, ../b.yaml]
        output: Generated/Alpha
        mock: Generated/AlphaMock
        module: AlphaKit
        client: Alpha
        access: package
        select: {tags: [a], paths: /v1/*, operations: [x, y]}
        unusedSchemas: drop
        pagination: {inferred: refuse, operations: {x: keep, y: refuse}}
        conformances: [Hashable]
        types: {uuid: UUID}
        names: {Error: Fault}
        templates: alpha
        root: specs
        allow: [duplicate-key]
    """

  @Test func everySettingIsRead() throws {
    let (read, findings, _) = read(Self.everything, path: "conf/clientsmith.yaml")
    #expect(findings.isEmpty)
    let configuration = try #require(read)
    #expect(configuration.templates == "conf/own" && configuration.isStrict)
    #expect(
      configuration.allowances.map(\.name) == ["unknown-key"] && configuration.allowances.first?.location?.line == 2)
    #expect(
      configuration.limits.depth == 9 && configuration.limits.bytes == 10 && configuration.limits.aliasedNodes == 11)
    let client = try #require(configuration.clients.first)
    #expect(client.name == "Alpha" && client.spec == "conf/specs/alpha.yaml" && client.output == "conf/Generated/Alpha")
    #expect(
      client.overlays == ["conf/specs/a.yaml", "b.yaml"] && client.templates == "conf/alpha"
        && client.root == "conf/specs")
    #expect(client.mock == "conf/Generated/AlphaMock")
    #expect(client.access == .package && client.conformances == ["Hashable"])
    #expect(client.model.module == "AlphaKit" && client.model.clientName == "Alpha")
    #expect(client.model.selection.tags == ["a"] && client.model.selection.paths == ["/v1/*"])
    #expect(client.model.selection.operationIDs == ["x", "y"] && client.model.dropsUnusedSchemas)
    #expect(client.model.inferredPagination == .refuse && client.model.paginationDecisions == ["x": true, "y": false])
    #expect(client.model.typeMapping == ["uuid": "UUID"] && client.model.names == ["Error": "Fault"])
    #expect(client.allowances.map(\.name) == ["duplicate-key"])
  }

  @Test func aClientsNameIsItsModuleWhereItCanBe() throws {
    let (configuration, _, _) = read("clients: {Alpha: {spec: a, output: b}, be-ta: {spec: a, output: c}}")
    #expect(configuration?.clients.map(\.model.module) == ["Alpha", ""])
  }

  @Test(arguments: [
    ("clients:\n  A: {spec: a, ouptut: b, output: b}\n", ["2:16 unknown-setting"]),
    ("clients:\n  A: {output: b}\n  B:\n", ["2:3 missing-setting", "3:3 missing-setting"]),
    ("strict: maybe\nclients: {A: {spec: a, output: b}}\n", ["1:9 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, access: open}}\n", ["1:43 invalid-setting"]),
    ("clients: {A: {spec: [a], output: b}}\n", ["1:21 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, module: a-b}}\n", ["1:43 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, overlays: {x: 1}}}\n", ["1:45 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, allow: [dupplicate-key]}}\n", ["1:43 unknown-allowance"]),
    ("limits: {depth: 0}\nclients: {A: {spec: a, output: b}}\n", ["1:17 invalid-setting"]),
    ("clients: {}\n", ["1:10 missing-setting"]),
    ("strict: true\n", ["1:1 missing-setting"]),
    ("clients: [a]\n", ["1:10 invalid-setting", "1:10 missing-setting"]),
    ("clients:\n  A: {spec: a, output: out}\n  B: {spec: a, output: ./out/}\n", ["3:3 shared-output"]),
    ("clients:\n  A: {spec: a, output: out}\n  B: {spec: a, output: out/b}\n", ["3:3 shared-output"]),
    ("clients: {A: {spec: a, output: b, names: {Pet: a b}}}\n", ["1:48 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, names: {Pet: class}}}\n", ["1:48 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, types: {uuid: 'U U>'}}}\n", ["1:49 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, types: {uuid: '[String: Foundation.UUID]?'}}}\n", []),
    ("clients: {A: {spec: a, output: b, conformances: [Hash able]}}\n", ["1:50 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, conformances: [Hashabel]}}\n", ["1:50 invalid-setting"]),
    ("clients: {A: {spec: a, output: b, conformances: [Hashable, MyOwn.Marker]}}\n", []),
    ("clients: {\n", ["2:1 yaml-syntax"]),
  ])
  func aWrongSettingIsReportedAtItsPlace(text: String, findings: [String]) {
    #expect(read(text).1.sorted() == findings.sorted())
  }

  @Test func anUnknownSettingSuggestsTheNearest() {
    let help = read("clients: {A: {spec: a, output: b, modul: x}}").2.diagnostics.first?.help
    #expect(help == "did you mean `module`?")
  }

  @Test func theFingerprintChangesWithWhatDecidesAboutTheText() {
    let plain = ClientConfiguration(name: "A", spec: "a", output: "b")
    var other = plain
    other.output = "c"
    other.name = "B"
    #expect(plain.fingerprint == other.fingerprint)
    other.conformances = ["Hashable"]
    #expect(plain.fingerprint != other.fingerprint)
    var swapped = plain
    swapped.model.selection.tags = ["x"]
    var moved = plain
    moved.model.selection.paths = ["x"]
    #expect(swapped.fingerprint != moved.fingerprint)
  }

  @Test func aMockNeedsAFolderOfItsOwnAndAClientThatItSees() {
    let shared = read("clients:\n  A: {spec: a.yaml, output: Out/A, mock: Out/A/Mock}\n").1
    #expect(shared == ["2:3 shared-output"])
    let hidden = read("clients:\n  A: {spec: a.yaml, output: A, access: internal, mock: AMock}\n").1
    #expect(hidden == ["2:56 invalid-setting"])
  }
}

/// The days until which changes are accepted.
struct CalendarDayTests {
  @Test(arguments: [
    (0.0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_798_761_599, "2026-12-31"), (1_798_761_600, "2027-01-01"),
    (-1, "1969-12-31"), (4_107_542_400, "2100-03-01"),
  ])
  func aMomentIsOnADay(seconds: Double, day: String) {
    #expect(CalendarDay.day(secondsSince1970: seconds) == day)
    #expect(CalendarDay.isDay(day))
  }

  @Test(arguments: [
    "2026-13-01", "2026-02-29", "2026-1-1", "26-01-01", "2026-01-01T00:00", "", "+026-01-01", "2026-00-10",
  ])
  func whatIsNoDayIsNone(text: String) {
    #expect(!CalendarDay.isDay(text))
  }
}
