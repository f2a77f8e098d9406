import Diagnostics
import YAML

/// The keywords that describe a value rather than limit it, and the few that name values.
extension ObjectReader {
  func readAnnotation(_ word: SchemaKeyword, _ entry: YAML.Entry, _ draft: inout SchemaDraft) {
    switch word {
    case .title: draft.title = text(entry)
    case .description: draft.description = text(entry)
    case .format: draft.format = text(entry)
    case .example: draft.examples.insert(entry.value, at: 0)
    case .examples: draft.examples += schemaExamples(entry)
    case .defaultValue: draft.defaultValue = entry.value
    case .deprecated: draft.deprecated = flag(entry) ?? false
    case .readOnly: draft.readOnly = flag(entry) ?? false
    case .writeOnly: draft.writeOnly = flag(entry) ?? false
    case .enumeration: draft.enumeration = enumeration(entry)
    case .const: draft.const = entry.value
    case .nullable: draft.nullable = flag(entry) ?? false
    case .contentMediaType: draft.contentMediaType = text(entry)
    case .contentEncoding: draft.contentEncoding = text(entry)
    default: break
    }
  }

  private func enumeration(_ entry: YAML.Entry) -> [Node]? {
    guard let values = entry.value.elements else {
      reportIgnored(entry, expected: "a list")
      return nil
    }
    guard !values.isEmpty else {
      bag.report(.emptyEnum, "`enum` has no values; it is ignored", at: entry.keyLocation)
      return nil
    }
    return values
  }

  /// A list in JSON Schema; documents also write the map of Example Objects that other places have.
  private func schemaExamples(_ entry: YAML.Entry) -> [Node] {
    if let elements = entry.value.elements { return elements }
    guard let mapping = entry.value.mapping else {
      reportIgnored(entry, expected: "a list")
      return []
    }
    bag.report(
      .looseValue, "`examples` of a schema is a list, written here as a map; its values are taken",
      at: entry.value.location)
    return mapping.entries.map { $0.value["value"] ?? $0.value }
  }

  /// `type`: a name or a list of names.
  func readTypes(_ entry: YAML.Entry, _ draft: inout SchemaDraft) {
    if let elements = entry.value.elements {
      for element in elements { readType(element, entry, &draft) }
    } else {
      readType(entry.value, entry, &draft)
    }
  }

  private func readType(_ node: Node, _ entry: YAML.Entry, _ draft: inout SchemaDraft) {
    guard let name = node.string else {
      guard node.isNull else { return reportIgnored(entry, expected: "a type's name") }
      bag.report(.looseValue, "`type` has null without quotes; it is taken as \"null\"", at: node.location)
      draft.types.insert(.null)
      return
    }
    if let type = SchemaTypes(name: name) {
      draft.types.insert(type)
    } else {
      readUnknownType(name, node, &draft)
    }
  }

  private func readUnknownType(_ name: String, _ node: Node, _ draft: inout SchemaDraft) {
    if name == "file" {
      draft.types.insert(.string)
      if draft.format == nil { draft.format = "binary" }
      if version != .swagger20 {
        bag.report(.unknownType, "`file` is a type of Swagger 2.0; it is read as binary data", at: node.location)
      }
    } else if let type = SchemaTypes(name: name.lowercased()) {
      bag.report(.unknownType, "`\(name)` is read as the type `\(name.lowercased())`", at: node.location)
      draft.types.insert(type)
    } else if let meaning = Self.familiarTypes[name.lowercased()] {
      bag.report(.unknownType, "`\(name)` is no type of JSON Schema; it is read as `\(meaning)`", at: node.location)
      if let type = SchemaTypes(name: meaning) { draft.types.insert(type) }
    } else {
      bag.report(
        .unknownType, "`\(name)` is no type of JSON Schema; it is ignored", at: node.location,
        help: Suggestion.nearest(to: name, in: SchemaTypes.named.lazy.map(\.name)).map { "did you mean `\($0)`?" })
    }
  }

  /// Types of other languages that stand in documents and can mean only one thing.
  private static let familiarTypes = [
    "int": "integer", "int32": "integer", "int64": "integer", "long": "integer", "float": "number", "double": "number",
    "decimal": "number", "bool": "boolean", "str": "string", "text": "string", "date": "string", "datetime": "string",
    "date-time": "string", "uuid": "string", "dict": "object", "map": "object", "list": "array",
  ]

  /// What only makes sense once all keywords are known.
  func finish(_ draft: inout SchemaDraft, _ mapping: Mapping) {
    // A boolean `exclusiveMinimum` without a `minimum` limits nothing.
    if draft.constraints?.minimum?.value.isNaN == true { draft.constraints?.minimum = nil }
    if draft.constraints?.maximum?.value.isNaN == true { draft.constraints?.maximum = nil }
    if draft.nullable, !draft.types.isEmpty {
      draft.types.insert(.null)
      draft.nullable = false
    }
    if version == .swagger20, draft.extensions["x-nullable"]?.bool == true {
      if draft.types.isEmpty { draft.nullable = true } else { draft.types.insert(.null) }
    }
    if !draft.types.isEmpty { checkValues(&draft) }
    if draft.applicators?.dynamicReference != nil { draft.settleDynamicReference() }
    if draft.reference != nil, mapping.count > 1, version <= .openAPI30 { checkSchemaSiblings(mapping) }
  }

  /// Before 3.1 nothing beside a `$ref` has an effect; what annotates is kept without a word, for it does no harm.
  private func checkSchemaSiblings(_ mapping: Mapping) {
    for entry in mapping.entries where !isExtension(entry.key) {
      guard let word = SchemaKeyword.table.find(entry.key)?.word else { continue }
      switch word {
      case .reference, .title, .description, .example, .examples, .deprecated, .readOnly, .writeOnly, .defaultValue,
        .externalDocs, .xml:
        continue
      default:
        bag.report(
          .referenceSiblings,
          "`\(entry.key)` beside a `$ref` has no effect in \(version.title); it is read as in OpenAPI 3.1",
          at: entry.keyLocation)
      }
    }
  }
}
