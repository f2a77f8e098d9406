import ClientModel
import Diagnostics
import OpenAPI
import SwiftEmitter
import Testing

@testable import Pipeline

/// What a configuration adds to single models, and the files that it makes from templates of its own.
struct HookTests {
  private static let spec = """
    openapi: 3.1.0
    info: {title: Alpha, version: '1'}
    paths: {}
    components:
      schemas:
        Pet: {type: object, properties: {name: {type: string}}}
        Text: {type: string}
    """

  /// The findings and the files of a client with these settings and templates.
  private func run(_ settings: String, templates: [String: String] = [:]) throws
    -> (findings: [Diagnostic], files: [String: String])
  {
    let workspace = try Workspace()
    try workspace.write(Self.spec, to: "spec.yaml")
    for (name, text) in templates { try workspace.write(text, to: "templates/\(name).mustache") }
    var bag = DiagnosticBag()
    try workspace.write(
      "clients:\n  Alpha: {spec: spec.yaml, output: out, \(templates.isEmpty ? "" : "templates: templates, ")\(settings)}\n",
      to: "clientsmith.yaml")
    let configuration = try #require(ConfigurationReader.read("\(workspace.path)/clientsmith.yaml", into: &bag))
    guard let client = configuration.clients.first, !bag.hasErrors else { return (bag.diagnostics, [:]) }
    let generation = Generator(configuration).generate(client)
    bag.append(contentsOf: generation.bag)
    return (
      bag.diagnostics.filter { $0.id != .noOperations },
      (generation.tree?.files ?? [:]).mapValues { String(decoding: $0, as: UTF8.self) }
    )
  }

  @Test(
    arguments: [
      (
        ##"models: {"#/components/schemas/Pat": {conformances: P}}"##, "unknown-target",
        "did you mean `#/components/schemas/Pet`?"
      ),
      // It stands for a text, and has no type that could have an attribute.
      (##"models: {"#/components/schemas/Text": {conformances: P}}"##, "unknown-target", nil),
      ("models: {Pet: {conformances: P}}", "invalid-setting", nil),
      (##"models: {"#/components/schemas/Pet": {atributes: "@A"}}"##, "unknown-setting", "did you mean `attributes`?"),
      (##"models: {"#/components/schemas/Pet": {attributes: "@A struct B {}"}}"##, "invalid-setting", nil),
      (##"models: {"#/components/schemas/Pet": {attributes: "@A(1) /*"}}"##, "invalid-setting", nil),
      (##"models: {"#/components/schemas/Pet": {conformances: "P {"}}"##, "invalid-setting", nil),
      ("files: {a: ../b.swift}", "invalid-setting", nil), ("files: {a: /b.swift}", "invalid-setting", nil),
      ("files: {a: .clientsmith.json}", "invalid-setting", nil), ("files: {a: b.swift}", "missing-template", nil),
      ("files: {structure: b.swift}", "invalid-setting", nil),
    ] as [(String, String, String?)])
  func whatCannotBeIsSaid(settings: String, id: String, help: String?) throws {
    let (findings, files) = try run(settings)
    #expect(findings.map(\.id.name) == [id] && files.isEmpty)
    if let help { #expect(findings.first?.help == help) }
  }

  @Test func aFileTakesNoOthersPlace() throws {
    let (findings, files) = try run("files: {own: alphaclient.swift}", templates: ["own": "{{client}}\n"])
    #expect(findings.map(\.id.name) == ["taken-file"] && files.isEmpty)
  }

  @Test func aTemplateOfOnesOwnSeesTheClient() throws {
    let (findings, files) = try run(
      "files: {own: Own.txt}",
      templates: ["own": "{{client}}:{{#models}} {{>own-model}}{{/models}}\n", "own-model": "{{name}}"])
    #expect(findings.isEmpty)
    #expect(files["Own.txt"] == "AlphaClient: Pet\n")
    let (wrong, none) = try run("files: {own: Own.txt}", templates: ["own": "{{klient}}\n"])
    #expect(wrong.map(\.id.name) == ["unknown-template-key"] && none.isEmpty)
  }

  @Test(arguments: ["", " \n\n"]) func anEmptyTemplateIsAnError(text: String) throws {
    for name in ["file", "structure", "server"] {
      let (findings, files) = try run("access: public", templates: [name: text])
      #expect(findings.map(\.id.name) == ["empty-template"] && files.isEmpty)
      #expect(findings.first?.location?.file.hasSuffix("templates/\(name).mustache") == true)
    }
    #expect(try run("access: public", templates: ["server": "{{! nothing }}\n"]).findings.isEmpty)
  }

  @Test(arguments: [
    ("#/a/b", "#/a/b", true), ("#/a/*", "#/a/b", true), ("#/a/*", "#/a/b/c", false), ("#/a/**", "#/a/b/c", true),
    ("#/a/b*d/c", "#/a/bccd/c", true), ("**/c", "#/a/b/c", true), ("#/a", "#/a/b", false), ("*", "", true),
    ("#/a/*Event", "#/a/Event", true), ("#/a/**/d", "#/a/b/c/d", true), ("#/a/b**", "#/a/b", true),
  ])
  func patternsStandForPointers(pattern: String, pointer: String, isMatch: Bool) {
    #expect(PointerPattern(pattern).matches(pointer) == isMatch)
  }

  @Test func aPatternOfManyStarsTakesNoTime() {
    let pattern = PointerPattern(String(repeating: "*a", count: 500))
    #expect(!pattern.matches(String(repeating: "a", count: 499) + "b"))
  }
}
