import Diagnostics
import Foundation
import OpenAPI
import Testing

@testable import Pipeline

/// The stages in memory: what goes in decides what comes out, and all of it is in the manifest.
struct GeneratorTests {
  static let spec = """
    openapi: 3.1.0
    info: {title: Alpha, version: '1'}
    servers: [{url: https://alpha.example}]
    paths:
      /things:
        get:
          operationId: listThings
          tags: [things]
          parameters: [{name: size, in: query, schema: {type: integer}}]
          responses:
            '200':
              description: All of them.
              content: {application/json: {schema: {type: array, items: {$ref: 'parts/thing.yaml'}}}}

    """
  static let thing = "type: object\nrequired: [name]\nproperties: {name: {type: string}}\n"

  private func generate(
    _ files: [String: String] = ["specs/api.yaml": spec, "specs/parts/thing.yaml": thing],
    change: (inout ClientConfiguration) -> Void = { _ in }
  ) -> Generator.Generation {
    var client = ClientConfiguration(name: "Alpha", spec: "specs/api.yaml", output: "out")
    client.model.module = "Alpha"
    change(&client)
    return Generator(Configuration(clients: [client]), source: InMemoryFileSource(files)).generate(client)
  }

  @Test func theManifestNamesEveryFileThatWasRead() throws {
    let generation = generate()
    let tree = try #require(generation.tree)
    #expect(generation.bag.diagnostics.isEmpty && tree.paths.contains("AlphaClient.swift"))
    #expect(tree.manifest.inputs.documents.map(\.path) == ["api.yaml", "parts/thing.yaml"])
    #expect(tree.manifest.inputs.toolVersion == Tool.version)
    #expect(tree.manifest.files.keys.sorted() == tree.paths)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let trees = [try #require(generate().tree), try #require(generate().tree)]
    #expect(trees[0].files == trees[1].files && trees[0].manifest.text == trees[1].manifest.text)
  }

  @Test func whereTheProjectLiesChangesNoByte() throws {
    func trees(in folder: String) throws -> [GeneratedTree] {
      let files = [folder + "specs/api.yaml": Self.spec, folder + "specs/parts/thing.yaml": Self.thing]
      let generation = generate(files) { client in
        client.spec = folder + "specs/api.yaml"
        client.location = SourceLocation(file: folder + "clientsmith.yaml", line: 2, column: 3)
        client.mock = folder + "mock"
        client.carriesContract = true
      }
      return [try #require(generation.tree), try #require(generation.mock)]
    }
    let here = try trees(in: "")
    let there = try trees(in: "/somewhere/else/")
    for (tree, other) in zip(here, there) {
      for path in tree.paths { #expect(tree.files[path] == other.files[path], "\(path)") }
    }
    let written = here.flatMap { tree in tree.files.values.map { String(decoding: $0, as: UTF8.self) } }
    #expect(written.filter { $0.contains("specs/parts/thing.yaml") }.count == 2)
  }

  @Test func eachInputHasAFingerprintOfItsOwn() throws {
    let plain = try #require(generate().tree).manifest.inputs
    let other = generate(["specs/api.yaml": Self.spec, "specs/parts/thing.yaml": Self.thing + "# more\n"])
    let inputs = try #require(other.tree).manifest.inputs
    #expect(inputs.documents.first == plain.documents.first && inputs.documents.last != plain.documents.last)
    let configured = try #require(generate { $0.access = .internal }.tree).manifest.inputs
    #expect(configured.configuration != plain.configuration && configured.documents == plain.documents)
  }

  @Test func errorsLeaveNothingToWrite() {
    let missing = generate([:])
    #expect(missing.tree == nil && missing.bag.diagnostics.map(\.id.name) == ["unreadable-file"])
    let noOverlay = generate { $0.overlays = ["specs/none.yaml"] }
    #expect(noOverlay.tree == nil && noOverlay.bag.hasErrors)
    let noTemplates = generate { $0.templates = "no/such/folder" }
    #expect(noTemplates.tree == nil && noTemplates.bag.diagnostics.map(\.id.name) == ["unreadable-templates"])
  }

  @Test func theModelIsShownToPeopleAndPrograms() throws {
    let api = try #require(generate().api)
    let text = Inspection(api).text
    #expect(text.hasPrefix("Alpha 1: AlphaClient in module Alpha\n1 operation, "), "\(text)")
    let json = ModelDump.json(of: api).text
    let model = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(model["module"] as? String == "Alpha" && model["declarations"] is [[String: Any]])
    #expect(json == ModelDump.json(of: try #require(generate().api)).text)
    // Sets of bits show their words.
    #expect(json.contains("\"usage\": [\n") && json.contains("\"response\""))
  }

  @Test func inspectionSaysHowWebhooksAreToldApartAndSigned() throws {
    let spec =
      Self.spec + """
        webhooks:
          made:
            post:
              parameters: [{name: X-Hub-Signature-256, in: header, schema: {type: string}}]
              requestBody: {content: {application/json: {schema: {type: object, properties: {type: {const: made}}}}}}
              responses: {'204': {description: ok}}
          gone:
            post:
              requestBody: {content: {application/json: {schema: {type: object, properties: {type: {const: gone}}}}}}
              responses: {'204': {description: ok}}
          lost: {post: {responses: {'204': {description: ok}}}}
        """
    let api = try #require(generate(["specs/api.yaml": spec, "specs/parts/thing.yaml": Self.thing]).api)
    let text = Inspection(api).text
    #expect(
      text.contains(
        """
        webhooks, signed as `github`, secret from ALPHA_WEBHOOK_SECRET
          made made told by /type
          gone gone told by /type
          lost lost given as `.other`
        """), "\(text)")
  }
}
