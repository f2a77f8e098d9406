import Diagnostics
import YAML

/// What a generated folder says of itself: the files in it and what they were made from.
///
/// It holds no dates, no absolute paths and no names of machines, so that the same input gives the same bytes anywhere.
package struct Manifest: Sendable, Hashable {
  /// The file in the output folder that holds it.
  package static let fileName = ".clientsmith.json"

  /// The fingerprints of everything that decides about the output.
  package struct Inputs: Sendable, Hashable {
    /// A file by the path that leads to it from the folder of the document.
    package struct File: Sendable, Hashable {
      package let path: String
      package let fingerprint: Fingerprint

      package init(path: String, fingerprint: Fingerprint) {
        self.path = path
        self.fingerprint = fingerprint
      }
    }

    /// The document and every file it refers to, the document first.
    package var documents: [File] = []
    package var overlays: [File] = []
    /// Of what the configuration says about this client.
    package var configuration = Fingerprint(text: "")
    package var templates = Fingerprint(text: "")
    package var toolVersion = ""

    package init() {}
  }

  package var inputs: Inputs
  /// The fingerprint of each file by its path in the folder.
  package var files: [String: Fingerprint]

  package init(inputs: Inputs, files: [String: Fingerprint]) {
    self.inputs = inputs
    self.files = files
  }

  /// The text of the file.
  package var text: String {
    let files = files.sorted { $0.key < $1.key }.map { Inputs.File(path: $0.key, fingerprint: $0.value) }
    return OrderedJSON.members([
      "generator": .string(Tool.name),
      "version": .string(inputs.toolVersion),
      "inputs": .members([
        "documents": Self.json(inputs.documents),
        "overlays": inputs.overlays.isEmpty ? nil : Self.json(inputs.overlays),
        "configuration": .string(inputs.configuration.text),
        "templates": .string(inputs.templates.text),
      ]),
      "files": Self.json(files),
    ]).text
  }

  private static func json(_ files: [Inputs.File]) -> OrderedJSON {
    .object(files.map { .init($0.path, .string($0.fingerprint.text)) })
  }

  /// Reads the file; nil, with a finding, where it is damaged or lists files outside of its folder.
  package static func read(_ bytes: [UInt8], path: String, into bag: inout DiagnosticBag) -> Manifest? {
    var findings = DiagnosticBag()
    guard let root = YAMLReader().read(bytes, file: path, into: &findings), !findings.hasErrors,
      root["generator"]?.string == Tool.name, let files = list(root["files"]),
      let documents = list(root["inputs"]?["documents"])
    else {
      bag.report(
        .invalidManifest, "this is not a manifest of \(Tool.name)",
        at: findings.diagnostics.first?.location ?? SourceLocation(file: path, line: 1, column: 1),
        help: bytes.starts(with: Array("<<<<<<<".utf8)) || String(decoding: bytes, as: UTF8.self).contains("\n<<<<<<<")
          ? "these are marks of a merge: `\(Tool.name) generate --adopt` writes the folder anew"
          : "restore it, or run `\(Tool.name) generate --adopt` to write the folder anew")
      return nil
    }
    for entry in root["files"]?.mapping?.entries ?? [] where !FilePath.staysInside(entry.key) {
      bag.report(.invalidManifest, "`\(entry.key)` does not lie in the folder of the manifest", at: entry.keyLocation)
      return nil
    }
    var inputs = Inputs()
    inputs.documents = documents
    inputs.overlays = list(root["inputs"]?["overlays"]) ?? []
    inputs.configuration = Fingerprint(text: root["inputs"]?["configuration"]?.string ?? "")
    inputs.templates = Fingerprint(text: root["inputs"]?["templates"]?.string ?? "")
    inputs.toolVersion = root["version"]?.string ?? ""
    return Manifest(
      inputs: inputs,
      files: Dictionary(files.map { ($0.path, $0.fingerprint) }, uniquingKeysWith: { first, _ in first }))
  }

  private static func list(_ node: Node?) -> [Inputs.File]? {
    guard let entries = node?.mapping?.entries else { return nil }
    return entries.compactMap { entry in
      entry.value.string.map { Inputs.File(path: entry.key, fingerprint: Fingerprint(text: $0)) }
    }
  }
}
