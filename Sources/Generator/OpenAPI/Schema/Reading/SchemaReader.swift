import Diagnostics
import YAML

/// Schema Objects.
extension ObjectReader {
  /// A schema; an empty one where the node cannot be a schema, which is reported.
  func schema(_ node: Node, _ path: ObjectPath) -> Schema {
    if let known = registry.known(node) { return known }
    let inner = scope.scope(at: node)
    let schema =
      nested(node) { inner === scope ? readSchema(node, path) : within(inner) { readSchema(node, path) } }
      ?? Schema(SchemaDraft(), node: node, path: path)
    registry.add(schema)
    return schema
  }

  private func readSchema(_ node: Node, _ path: ObjectPath) -> Schema {
    var draft = SchemaDraft()
    switch node.content {
    case .mapping(let mapping):
      let outer = enterDynamicScope(of: mapping, node, path)
      for entry in mapping.entries {
        guard let word = known(entry, SchemaKeyword.self, &draft.extensions) else { continue }
        read(word, entry, node, path, &draft)
      }
      dynamicScope = outer
      finish(&draft, mapping)
    case .scalar:
      if let value = node.bool {
        draft.boolean = value
      } else if node.isNull {
        bag.report(.nullValue, "a schema is null; it is taken as one that accepts anything", at: node.location)
      } else {
        reportInvalid(node)
      }
    case .sequence: reportInvalid(node)
    }
    return Schema(draft, node: node, path: path)
  }

  /// The schema that Swagger writes into a parameter or header, beside its other keys, which are read elsewhere.
  func valueSchema(_ node: Node, _ path: ObjectPath) -> Schema {
    var draft = SchemaDraft()
    let mapping = node.mapping ?? Mapping([])
    for entry in mapping.entries {
      if isExtension(entry.key) {
        draft.extensions.append(entry)
      } else if SwaggerParameterKeyword.table.find(entry.key)?.word.isSchemaKeyword == true,
        let word = known(entry, SchemaKeyword.self, &draft.extensions)
      {
        read(word, entry, node, path, &draft)
      }
    }
    finish(&draft, mapping)
    return Schema(draft, node: node, path: path)
  }

  private func reportInvalid(_ node: Node) {
    bag.report(
      .invalidSchema, "a schema is \(describe(node)), neither an object nor a boolean", at: node.location)
  }

  /// One keyword, by the vocabulary it belongs to.
  @inline(__always)
  private func read(
    _ word: SchemaKeyword, _ entry: YAML.Entry, _ node: Node, _ path: ObjectPath, _ draft: inout SchemaDraft
  ) {
    switch word {
    case .reference:
      if let text = text(entry) { draft.reference = schemaReference(text, node) }
    case .type: readTypes(entry, &draft)
    case .properties: draft.properties = map(entry, path, schema)
    case .items: readItems(entry, path, &draft)
    case .required: readRequired(entry, &draft)
    case .allOf, .anyOf, .oneOf, .not, .additionalProperties, .prefixItems, .additionalItems:
      readComposition(word, entry, path, &draft)
    case .title, .description, .format, .example, .examples, .defaultValue, .deprecated, .readOnly, .writeOnly,
      .enumeration, .const, .nullable, .contentMediaType, .contentEncoding:
      readAnnotation(word, entry, &draft)
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength, .maxLength, .pattern,
      .minItems, .maxItems, .uniqueItems, .minContains, .maxContains, .minProperties, .maxProperties:
      var constraints = draft.constraints ?? SchemaConstraints()
      readConstraint(word, entry, &constraints)
      draft.constraints = constraints
    case .discriminator: draft.discriminator = discriminator(entry.value)
    case .xml: draft.xml = xml(entry.value)
    case .externalDocs: draft.externalDocs = externalDocumentation(entry.value)
    default:
      var applicators = draft.applicators ?? SchemaApplicators()
      readApplicator(word, entry, node, path, &applicators)
      draft.applicators = applicators
    }
  }

  private func readComposition(
    _ word: SchemaKeyword, _ entry: YAML.Entry, _ path: ObjectPath, _ draft: inout SchemaDraft
  ) {
    switch word {
    case .allOf: draft.allOf = members(entry, path)
    case .anyOf: draft.anyOf = members(entry, path)
    case .oneOf: draft.oneOf = members(entry, path)
    case .not: draft.not = child(entry, path)
    case .additionalProperties: draft.additionalProperties = child(entry, path)
    case .prefixItems: draft.prefixItems = members(entry, path)
    case .additionalItems:
      // Beside an array of `items` it is what 2020-12 calls `items`; elsewhere it has no effect.
      if !draft.prefixItems.isEmpty, draft.items == nil { draft.items = child(entry, path) }
    default: break
    }
  }

  /// A schema under a key; an empty object for a null, which is reported.
  func child(_ entry: YAML.Entry, _ path: ObjectPath) -> Schema? {
    if entry.value.isNull {
      bag.report(.nullValue, "`\(entry.key)` is null; it is taken as absent", at: entry.keyLocation)
      return nil
    }
    return schema(entry.value, ObjectPath(parent: path, .key(entry.key)))
  }

  /// The schemas of a list; a single schema stands for a list of one.
  private func members(_ entry: YAML.Entry, _ path: ObjectPath) -> [Schema] {
    if let mapping = entry.value.mapping, !mapping.isEmpty {
      reportLoose(entry, "a list of schemas", "as a single one")
      return [schema(entry.value, ObjectPath(parent: path, .key(entry.key)))]
    }
    return list(entry, path, schema)
  }

  private func readItems(_ entry: YAML.Entry, _ path: ObjectPath, _ draft: inout SchemaDraft) {
    if case .sequence = entry.value.content {
      if version >= .openAPI31 { reportLoose(entry, "`prefixItems`", "as earlier drafts of JSON Schema had it") }
      draft.prefixItems = list(entry, path, schema)
    } else {
      draft.items = child(entry, path)
    }
  }

  private func readRequired(_ entry: YAML.Entry, _ draft: inout SchemaDraft) {
    if entry.value.bool != nil {
      bag.report(
        .ignoredValue, "`required` of a schema is a list of property names, not a boolean; it is ignored",
        at: entry.value.location, help: "list the property under `required` of the object that holds it")
    } else if let names = texts(entry) {
      draft.required = names
    }
  }
}
