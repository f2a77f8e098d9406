import Diagnostics
import OpenAPI
import Testing
import YAML

/// Overlays 1.0 and 1.1.
struct OverlayTests {
  private struct Outcome {
    let root: Node
    let diagnostics: [Diagnostic]
    var findings: [String] { diagnostics.map { "\($0.location?.line ?? 0) \($0.id.name)" } }
  }

  private func apply(_ actions: String, to document: String, version: String = "1.1.0") throws -> Outcome {
    var bag = DiagnosticBag()
    let root = try #require(YAMLReader().read(Array(document.utf8), file: "api.yaml", into: &bag))
    let text = "overlay: \(version)\ninfo: {title: T, version: \"1\"}\nactions:\n\(actions)"
    let overlay = try #require(YAMLReader().read(Array(text.utf8), file: "overlay.yaml", into: &bag))
    let read = OverlayReader().read(overlay, into: &bag)
    return Outcome(root: read?.apply(to: root, into: &bag) ?? root, diagnostics: bag.diagnostics)
  }

  private func expect(
    _ actions: String, on document: String, gives expected: String, version: String = "1.1.0",
    location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    var bag = DiagnosticBag()
    let outcome = try apply(actions, to: document, version: version)
    let node = try #require(YAMLReader().read(Array(expected.utf8), file: "expected.yaml", into: &bag))
    #expect(dump(outcome.root) == dump(node), sourceLocation: location)
    #expect(outcome.findings == [], sourceLocation: location)
  }

  @Test("an update merges objects at every depth")
  func mergesObjects() throws {
    try expect(
      "- {target: $.a, update: {b: {c: 2, d: 3}, e: 4}}", on: "a: {b: {c: 1, x: 0}, y: 5}",
      gives: "a: {b: {c: 2, x: 0, d: 3}, y: 5, e: 4}")
  }

  @Test("an update appends a value to an array, and joins arrays")
  func appends() throws {
    try expect("- {target: $.a, update: {n: 1}}", on: "a: [{n: 0}]", gives: "a: [{n: 0}, {n: 1}]")
    try expect("- {target: $.a, update: x}", on: "a: [y]", gives: "a: [y, x]")
    try expect("- {target: $.a, update: [x, z]}", on: "a: [y]", gives: "a: [y, x, z]")
    try expect("- {target: $, update: {a: [x]}}", on: "a: [y]", gives: "a: [y, x]")
  }

  @Test("an update replaces single values, in 1.0 too")
  func replacesScalars() throws {
    try expect("- {target: $.a, update: 2}", on: "a: 1", gives: "a: 2")
    try expect("- {target: $.a.b, update: x}", on: "a: {b: y, c: z}", gives: "a: {b: x, c: z}", version: "1.0.0")
  }

  @Test("a key that the overlay leaves empty changes nothing")
  func emptyKeys() throws {
    try expect(
      "- target: $\n  update:\n    a:\n    b: {c: 1}\n", on: "{a: {x: 1}, b: ~}", gives: "{a: {x: 1}, b: {c: 1}}")
  }

  @Test("remove takes nodes out of objects and arrays, all that were selected")
  func removes() throws {
    try expect("- {target: $.a.b, remove: true}", on: "a: {b: 1, c: 2}", gives: "a: {c: 2}")
    try expect("- {target: '$.a[0,2]', remove: true}", on: "a: [x, y, z]", gives: "a: [y]")
    try expect("- {target: \"$..[?@.x]\", remove: true}", on: "a: [{x: {x: 1}}, {y: {x: 1}}]", gives: "a: [{}]")
    try expect("- {target: $.a, remove: true, update: {b: 1}}", on: "{a: {}, c: 1}", gives: "c: 1")
  }

  @Test("copy merges what is elsewhere, so that copy and remove are a move")
  func copies() throws {
    try expect(
      "- {target: $.p, update: {/new: {}}}\n- {target: '$.p[\"/new\"]', copy: '$.p[\"/old\"]'}\n- {target: '$.p[\"/old\"]', remove: true}",
      on: "p: {/old: {get: 1}}", gives: "p: {/new: {get: 1}}")
    try expect("- {target: $.b, copy: $.a}", on: "{a: {x: 1}, b: {y: 2}}", gives: "{a: {x: 1}, b: {y: 2, x: 1}}")
  }

  @Test("actions follow each other")
  func order() throws {
    try expect(
      "- {target: $.a, update: {b: 1}}\n- {target: $.a.b, update: 2}", on: "a: {}", gives: "a: {b: 2}")
  }

  @Test("an action that selects nothing is a warning at its line")
  func unmatched() throws {
    let outcome = try apply("- target: $.none\n  update: {a: 1}\n- {target: $.a, update: 2}", to: "a: 1")
    #expect(outcome.findings == ["4 unmatched-overlay-action"])
    #expect(outcome.diagnostics.first?.severity == .warning)
    #expect(outcome.diagnostics.first?.location?.file == "overlay.yaml")
    #expect(outcome.root["a"]?.integer == 2)
  }

  @Test("values that cannot be merged are an error in 1.1 and replaced in 1.0")
  func conflicts() throws {
    let strict = try apply("- {target: $, update: {a: {b: 1}}}", to: "a: [1]")
    #expect(strict.findings == ["4 overlay-conflict"])
    #expect(strict.diagnostics.first?.severity == .error)
    #expect(strict.root["a"]?.elements?.count == 1)
    let loose = try apply("- {target: $, update: {a: {b: 1}}}", to: "a: [1]", version: "1.0.0")
    #expect(loose.diagnostics.first?.severity == .warning)
    #expect(loose.root["a"]?["b"]?.integer == 1)
  }

  @Test("a name with a dash that is not in brackets is told to stand in them")
  func dashes() throws {
    let outcome = try apply("- {target: \"$.paths[?@.x-internal]\", remove: true}", to: "paths: {}")
    #expect(outcome.diagnostics.first?.help?.contains("['x-internal']") == true)
  }

  static let faults = [
    ("- {target: \"$.a[\", remove: true}", "4 invalid-json-path"), ("- {target: $.a}", "4 invalid-overlay"),
    ("- {remove: true}", "4 invalid-overlay"), ("- {target: $.a, update: 1, copy: $.b}", "4 invalid-overlay"),
    ("- 3", "4 invalid-overlay"), ("- {target: $, remove: true}", "4 overlay-conflict"),
    ("- {target: $.a, copy: $.none}", "4 overlay-conflict"), ("- {target: $.a, copy: '$.*'}", "4 overlay-conflict"),
    ("- {target: $.a, updat: 1, remove: true}", "4 unknown-key"), ("  []", "3 invalid-overlay"),
  ]

  @Test("a fault is reported at its line, and the other actions are applied", arguments: faults)
  func reportsFault(actions: String, finding: String) throws {
    let outcome = try apply(actions, to: "{a: 1, b: 2}")
    #expect(outcome.findings.contains(finding))
  }

  @Test("what is no overlay is refused")
  func noOverlay() throws {
    for text in ["openapi: 3.1.0", "- 1", "overlay: 2.0.0"] {
      var bag = DiagnosticBag()
      let node = try #require(YAMLReader().read(Array(text.utf8), file: "o.yaml", into: &bag))
      #expect(OverlayReader().read(node, into: &bag) == nil)
      #expect(bag.diagnostics.map(\.id) == [.invalidOverlay])
    }
  }

  @Test("a finding about a node that came from the overlay points into the overlay")
  func places() throws {
    let outcome = try apply(
      "- target: $.components.schemas\n  update:\n    Pet:\n      type: strin\n",
      to: "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\ncomponents: {schemas: {A: {type: strin}}}")
    var bag = DiagnosticBag()
    _ = DocumentReader().read(root: outcome.root, path: "api.yaml", from: InMemoryFileSource(), into: &bag)
    let unknown = bag.diagnostics.filter { $0.id == .unknownType }
    #expect(unknown.map { "\($0.location?.file ?? "") \($0.location?.line ?? 0)" } == ["api.yaml 3", "overlay.yaml 7"])
  }
}
