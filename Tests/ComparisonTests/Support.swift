import Comparison
import Diagnostics
import OpenAPI
import Pipeline

/// A document in memory.
struct Texts: FileSource {
  let files: [String: String]

  func bytes(of path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } }
  func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }
}

/// Two clients, given by what matters of their documents.
enum Clients {
  /// The client of a document.
  static func state(_ yaml: String, file: String = "api.yaml") -> ClientState {
    var client = ClientConfiguration(name: "Pets", spec: file, output: "")
    client.model.module = "Pets"
    let generation = Generator(Configuration(), source: Texts(files: [file: yaml])).generate(client)
    return ClientVersion(generation, title: file).state
  }

  /// A document with these schemas, of which `Pet` is sent and read.
  static func document(schemas: String, paths: String = "") -> String {
    """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    servers: [{url: "https://api.example.com"}]
    paths:
      /pets:
        get:
          operationId: listPets
          tags: [pets]
          responses:
            "200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
    \(paths)
    components:
      schemas:
    \(schemas)
    """
  }

  static func changes(from base: String, to revision: String) -> [Change] {
    ClientComparison(from: state(base, file: "old.yaml"), to: state(revision, file: "new.yaml")).changes
  }

  /// What two modules of Swift differ in.
  static func changes(swift base: String, to revision: String) -> [Change] {
    func state(_ text: String) -> ClientState {
      ClientState(document: nil, api: nil, files: [("Pets.swift", Array(text.utf8))])
    }
    return ClientComparison(from: state(base), to: state(revision)).changes
  }
}

extension [Change] {
  /// `rule subject: verdicts`, those without any effect left out.
  var lines: [String] {
    filter { $0.verdicts.worst != .none }.map { "\($0.rule.id) \($0.subject): \($0.verdicts.text)" }
  }

  func ids(_ verdict: Verdict) -> [String] { filter { $0.verdicts.source == verdict }.map(\.rule.id) }
}
