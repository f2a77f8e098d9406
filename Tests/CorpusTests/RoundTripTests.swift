import ClientsmithRuntime
import Diagnostics
import Foundation
import Testing
import YAML

/// Every example that a document gives for a model is read and written again as the same JSON.
///
/// What does not fit its own schema is counted but not held against the client: `RoundTripExceptions` lists it by document.
/// `CLIENTSMITH_ROUND_TRIP` names other documents of the corpus than the usual few, separated by commas, and prints what it finds.
@Suite(.serialized, .timeLimit(.minutes(25))) struct RoundTripTests {
  private static let wanted = ProcessInfo.processInfo.environment["CLIENTSMITH_ROUND_TRIP"]
  private static let documents =
    wanted.map { $0.split(separator: ",").map(String.init) }
    ?? ["redocly-museum.yaml", "meilisearch.json", "resend.yaml"]

  @Test(
    .enabled(if: Corpus.isThere, "the folder of shared documents is absent: set CLIENTSMITH_SHARED"),
    .enabled(if: Toolchain() != nil, "there is no swiftc on the path, or no build beside the tests to link against"),
    arguments: documents)
  func examplesComeOutAsTheyWentIn(document: String) async throws {
    let toolchain = try #require(Toolchain())
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("round-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let spec = Corpus.folder.appendingPathComponent(document)
    try Data(Self.configuration(spec).utf8).write(to: folder.appendingPathComponent("clientsmith.yaml"))
    _ = try await toolchain.run(toolchain.generator, ["generate", "--quiet"], in: folder)
    let shown = try await toolchain.run(toolchain.generator, ["inspect", "--quiet", "--format", "json"], in: folder)

    var bag = DiagnosticBag()
    let root = try #require(YAMLReader().read(Array(Data(contentsOf: spec)), file: document, into: &bag))
    let examples = DocumentExamples(of: root, models: try Self.models(in: shown)).found
    #expect(!examples.isEmpty)

    let cases = JSONValue.array(
      examples.map { example in
        .object([
          "pointer": .string(example.pointer.description), "type": .string(example.type), "value": example.value,
        ])
      })
    let file = folder.appendingPathComponent("examples.json")
    try Data(JSONWriter.encode(cases)).write(to: file)
    let main = folder.appendingPathComponent("main.swift")
    try Data(RoundTrip.source(types: Set(examples.map(\.type))).utf8).write(to: main)
    let program = folder.appendingPathComponent("again")
    let sources = Corpus.sources(below: folder.appendingPathComponent("Client")) + [main]
    try await toolchain.build(sources, into: program)
    let complaints = try await toolchain.run(program, [file.path], in: folder).split(separator: "\n").map(String.init)

    if Self.wanted != nil {
      print("\(document): \(examples.count) examples, \(complaints.count) complaints")
      for complaint in complaints { print("  \(complaint)") }
    }
    let unexpected = complaints.filter { complaint in
      !(RoundTripExceptions.byDocument[document] ?? []).contains { complaint.contains($0) }
    }
    #expect(unexpected.isEmpty, "\(unexpected.joined(separator: "\n"))")
  }

  /// A model is read and written, whatever the API does with it.
  private static func configuration(_ spec: URL) -> String {
    "clients: {Walk: {spec: '\(spec.path)', output: Client, root: '\(Corpus.folder.path)'}}\n"
  }

  /// The models by the places of their schemas.
  private static func models(in shown: String) throws -> [JSONPointer: String] {
    let model = try JSONReader.decode(JSONValue.self, from: Array(shown.utf8))
    var models: [JSONPointer: String] = [:]
    let declarations = model["declarations"]?.arrayValue ?? []
    for declaration in declarations {
      guard let name = path(of: declaration, in: declarations, model),
        let pointer = declaration["pointer"]?.stringValue.flatMap({ JSONPointer(fragment: $0) }),
        let kind = declaration["kind"]?.objectValue?.first(where: { _ in true })?.key,
        ["structure", "enumeration", "union"].contains(kind)
      else { continue }
      if models[pointer] == nil { models[pointer] = name }
    }
    return models
  }

  /// The name of a type with those of what it is nested in.
  private static func path(of declaration: JSONValue, in declarations: [JSONValue], _ model: JSONValue) -> String? {
    guard let name = declaration["name"]?.stringValue, let scope = declaration["scope"] else { return nil }
    func index(_ key: String) -> Int? { scope[key]?.intValue }
    if scope.stringValue == "client" { return model["clientName"]?.stringValue.map { "\($0).\(name)" } }
    if let resource = index("resource") {
      return model["resources"]?.arrayValue?[resource]["typeName"]?.stringValue.map { "\($0).\(name)" }
    }
    if let owner = index("declaration") {
      return path(of: declarations[owner], in: declarations, model).map { "\($0).\(name)" }
    }
    return name
  }
}
