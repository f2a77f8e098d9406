import Diagnostics
import Foundation
import Testing

@testable import Pipeline

/// Every way in which a folder can differ from what would be generated, each named as such.
struct DriftTests {
  private static let files = ["A.swift": "a\n", "Models/B.swift": "b\n"]

  private func inputs(document: String = "1", tool: String = "1") -> Manifest.Inputs {
    var inputs = Manifest.Inputs()
    inputs.documents = [.init(path: "api.yaml", fingerprint: Fingerprint(text: document))]
    inputs.overlays = [.init(path: "o.yaml", fingerprint: Fingerprint(text: "1"))]
    inputs.configuration = Fingerprint(text: "1")
    inputs.templates = Fingerprint(text: "1")
    inputs.toolVersion = tool
    return inputs
  }

  private func tree(_ inputs: Manifest.Inputs, _ files: [String: String] = DriftTests.files) -> GeneratedTree {
    GeneratedTree(files: files.mapValues { Array($0.utf8) }, inputs: inputs)
  }

  private func folder(_ tree: GeneratedTree, changing changes: [String: String?] = [:]) -> OutputFolder {
    var files = tree.files
    for (path, text) in changes { files[path] = text.map { Array($0.utf8) } }
    return OutputFolder(
      path: "out", files: files, manifest: tree.manifest, manifestBytes: Array(tree.manifest.text.utf8))
  }

  @Test func nothingDiffersRightAfterGenerating() {
    let tree = tree(inputs())
    #expect(Drift(of: folder(tree), from: tree).isEmpty)
  }

  @Test func filesThatDifferAreNamedByWhatBecameOfThem() {
    let old = tree(inputs(), ["A.swift": "a\n", "Models/B.swift": "b\n", "Old.swift": "o\n", "C.swift": "c\n"])
    let new = tree(
      inputs(document: "2"), ["A.swift": "a2\n", "Models/B.swift": "b\n", "C.swift": "c\n", "D.swift": "d\n"])
    let changes: [String: String?] = ["Models/B.swift": "mine\n", "C.swift": String?.none, "Extra.swift": "x\n"]
    let drift = Drift(of: folder(old, changing: changes), from: new)
    let states = Dictionary(uniqueKeysWithValues: drift.files.map { ($0.path, $0.state) })
    #expect(
      states == [
        "A.swift": .changed, "Models/B.swift": .edited, "C.swift": .missing, "D.swift": .missing, "Old.swift": .stale,
        "Extra.swift": .unlisted,
      ])
    #expect(drift.reasons == ["the document `api.yaml` changed"])
  }

  @Test func lineEndsAloneAreNoDriftAndAreNamed() {
    let tree = tree(inputs())
    let client = ClientConfiguration(name: "Alpha", spec: "api.yaml", output: "out")
    let crlf = Drift(of: folder(tree, changing: ["A.swift": "a\r\n"]), from: tree)
    #expect(crlf.isEmpty && crlf.otherLineEnds == ["A.swift"])
    #expect(
      DriftReport(client: client, drift: crlf).text
        == "Alpha: in sync; `A.swift` has line ends of another kind (CRLF), and nothing else differs in it")
    let edited = Drift(of: folder(tree, changing: ["A.swift": "a\r\nmine\r\n", "Models/B.swift": "b\r\n"]), from: tree)
    #expect(edited.files.map(\.state) == [.edited])
    let report = DriftReport(client: client, drift: edited).text
    #expect(report.contains("@@ -1,2 +1 @@\n a\n-mine\n") && !report.contains("\r"))
    let manifest = OutputFolder(
      path: "out", files: tree.files, manifest: tree.manifest,
      manifestBytes: Array(tree.manifest.text.replacingOccurrences(of: "\n", with: "\r\n").utf8))
    #expect(Drift(of: manifest, from: tree).isEmpty)
    #expect(Fingerprint(of: Array("a: 1\r\nb: 2\r\n".utf8)) == Fingerprint(of: Array("a: 1\nb: 2\n".utf8)))
    #expect(Fingerprint(of: Array("a\r".utf8)) != Fingerprint(of: Array("a".utf8)))
  }

  @Test func driftIsAFindingForEachFileToo() {
    let old = tree(inputs())
    let new = tree(inputs(document: "2"), ["A.swift": "a\n", "Models/B.swift": "b\nc\n"])
    let client = ClientConfiguration(name: "Alpha", spec: "api.yaml", output: "out")
    var bag = DiagnosticBag()
    DriftReport(client: client, drift: Drift(of: folder(old), from: new)).findings(into: &bag)
    #expect(bag.diagnostics.map(\.id.name) == ["drift"])
    #expect(bag.diagnostics.first?.location == SourceLocation(file: "out/Models/B.swift", line: 2, column: 1))
    #expect(bag.diagnostics.first?.notes.map(\.message) == ["the document `api.yaml` changed"])
    bag = DiagnosticBag()
    DriftReport(client: client, drift: Drift(of: folder(old), from: tree(inputs(tool: "2")))).findings(into: &bag)
    #expect(bag.diagnostics.first?.location?.file == "out/.clientsmith.json")
    bag = DiagnosticBag()
    DriftReport(client: client, drift: Drift(of: folder(old), from: old)).findings(into: &bag)
    #expect(bag.diagnostics.isEmpty)
  }

  @Test func whatMovedIsNamed() {
    let tree = tree(inputs())
    func reasons(_ change: (inout Manifest.Inputs) -> Void) -> [String] {
      var inputs = inputs()
      change(&inputs)
      return Drift(of: folder(tree), from: self.tree(inputs)).reasons
    }
    #expect(reasons { $0.toolVersion = "2" } == ["the tool is version 2 and was 1"])
    #expect(reasons { $0.templates = Fingerprint(text: "2") } == ["the templates changed"])
    #expect(reasons { $0.configuration = Fingerprint(text: "2") } == ["the client's configuration changed"])
    #expect(reasons { $0.overlays = [] } == ["the overlay `o.yaml` is no longer used"])
    #expect(
      reasons { $0.documents.append(.init(path: "part.yaml", fingerprint: Fingerprint(text: "3"))) }
        == ["the document `part.yaml` is new"])
  }

  @Test func aFolderWithoutManifestIsDrift() {
    let tree = tree(inputs())
    let bare = OutputFolder(path: "out", files: tree.files, manifest: nil)
    #expect(Drift(of: bare, from: tree).reasons == ["the folder has no manifest"])
    let edited = OutputFolder(
      path: "out", files: tree.files, manifest: tree.manifest, manifestBytes: Array((tree.manifest.text + "\n").utf8))
    #expect(Drift(of: edited, from: tree).reasons == ["the manifest was changed"])
  }

  @Test func theReportShowsDifferenceReasonAndSummary() {
    let old = tree(inputs())
    let new = tree(inputs(document: "2"), ["A.swift": "a\nnew\n", "Models/B.swift": "b\n"])
    let client = ClientConfiguration(name: "Alpha", spec: "api.yaml", output: "out")
    let drift = Drift(of: folder(old, changing: ["X.swift": "x\n"]), from: new)
    #expect(
      DriftReport(client: client, drift: drift).text == """
        --- a/out/A.swift
        +++ b/out/A.swift
        @@ -1 +1,2 @@
         a
        +new
        Alpha: not in sync with `out`
          the document `api.yaml` changed
          A.swift: would be generated differently
          X.swift: was never generated
        run `clientsmith generate` to bring the folder up to date, and move what was never generated elsewhere
        """)
  }

  @Test func aManifestReadsBackAndHasNoForeignPaths() {
    let manifest = tree(inputs()).manifest
    var bag = DiagnosticBag()
    #expect(Manifest.read(Array(manifest.text.utf8), path: "m", into: &bag) == manifest && !bag.hasErrors)
    for path in ["../x.swift", "/x.swift", "a/../../x", "a//b", ".git/config", ""] {
      let text = manifest.text.replacingOccurrences(of: "\"A.swift\"", with: "\"\(path)\"")
      var bag = DiagnosticBag()
      #expect(Manifest.read(Array(text.utf8), path: "m", into: &bag) == nil && bag.hasErrors, "\(path)")
    }
    #expect(Manifest.read(Array("{\"a\": [".utf8), path: "m", into: &bag) == nil)
    #expect(Manifest.read(Array("x: 1".utf8), path: "m", into: &bag) == nil)
  }
}
