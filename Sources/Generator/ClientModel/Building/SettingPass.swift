import Diagnostics
import OpenAPI

/// Reports settings that name a format, a schema or an operation which the document does not have: they would do nothing.
struct SettingPass {
  let configuration: ModelConfiguration
  let document: Document
  /// The formats of the schemas that were lowered.
  let formats: Set<String>
  /// The pointers of the schemas that became types.
  let pointers: Set<String>
  /// The ids of the operations that became calls.
  let operationIDs: Set<String>

  /// Formats of OpenAPI's registry: one configuration may serve several documents, of which not each has all of them.
  private static let registered: Set<String> = [
    "uuid", "date", "date-time", "time", "duration", "uri", "url", "uri-reference", "email", "hostname", "ipv4", "ipv6",
    "byte", "binary", "base64url", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float",
    "double",
    "decimal", "password", "regex", "json-pointer", "uri-template", "iri", "char", "html", "commonmark",
  ]

  func run(into bag: inout DiagnosticBag) {
    let components = document.components.schemas.map(\.name)
    // What a selection leaves out is not lowered, and so not known.
    let isWhole = configuration.selection.isEverything && !configuration.dropsUnusedSchemas
    for key in configuration.typeMapping.keys.sorted() {
      if key.hasPrefix("#") {
        let known = components.map { "#/components/schemas/\($0)" }
        if !known.contains(key) { report(.types, key, "schema", known, into: &bag) }
      } else if isWhole, !formats.contains(key), !Self.registered.contains(key) {
        report(.types, key, "format", formats.union(Self.registered).sorted(), into: &bag)
      }
    }
    for key in configuration.names.keys.sorted() where !components.contains(key) && !pointers.contains(key) {
      if key.hasPrefix("#"), !isWhole { continue }
      report(.names, key, "schema", key.hasPrefix("#") ? pointers.sorted() : components, into: &bag)
    }
    for pattern in configuration.modelPatterns where !pointers.contains(where: pattern.matches) {
      // What a selection leaves out may be meant.
      if !isWhole, components.contains(where: { pattern.matches("#/components/schemas/\($0)") }) { continue }
      report(.models, pattern.text, "schema", pointers.sorted(), into: &bag)
    }
    let ids = operationIDs.union(documentOperations)
    for key in configuration.paginationDecisions.keys.sorted() where !ids.contains(key) {
      report(.pagination, key, "operation", ids.sorted(), into: &bag)
    }
  }

  private var documentOperations: [String] {
    document.paths.compactMap { document.resolve($0.value) }.flatMap { $0.operations.compactMap(\.operationId) }
  }

  private func report(
    _ setting: ModelConfiguration.Place.Setting, _ key: String, _ kind: String, _ known: [String],
    into bag: inout DiagnosticBag
  ) {
    bag.report(
      .unknownTarget, "`\(setting.rawValue)` names the \(kind) `\(key)`, which the document does not have",
      at: configuration.places[.init(setting, key)], help: Suggestion.help(for: key, in: known))
  }
}
