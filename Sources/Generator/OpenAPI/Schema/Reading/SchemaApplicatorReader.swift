import Diagnostics
import YAML

/// The rarer keywords that hold schemas or identify them.
extension ObjectReader {
  func readApplicator(
    _ word: SchemaKeyword, _ entry: YAML.Entry, _ node: Node, _ path: ObjectPath,
    _ applicators: inout SchemaApplicators
  ) {
    switch word {
    case .ifSchema: applicators.ifSchema = child(entry, path)
    case .thenSchema: applicators.thenSchema = child(entry, path)
    case .elseSchema: applicators.elseSchema = child(entry, path)
    case .contains: applicators.contains = child(entry, path)
    case .propertyNames: applicators.propertyNames = child(entry, path)
    case .unevaluatedProperties: applicators.unevaluatedProperties = child(entry, path)
    case .unevaluatedItems: applicators.unevaluatedItems = child(entry, path)
    case .patternProperties: applicators.patternProperties = map(entry, path, schema)
    case .dependentSchemas: applicators.dependentSchemas = map(entry, path, schema)
    case .dependentRequired: applicators.dependentRequired = dependentRequired(entry, path)
    case .definitions, .defs: readDefinitions(entry, path, &applicators)
    case .contentSchema: applicators.contentSchema = child(entry, path)
    case .dynamicReference: readDynamicReference(entry, node, &applicators)
    case .recursiveReference: readRecursiveReference(entry, node, &applicators)
    case .id: applicators.id = text(entry)
    case .anchor: applicators.anchor = text(entry)
    case .dynamicAnchor: applicators.dynamicAnchor = text(entry)
    // What it says counts from where the schema begins (`enterDynamicScope`).
    case .recursiveAnchor: _ = flag(entry)
    default: break
    }
  }

  private func readDefinitions(_ entry: YAML.Entry, _ path: ObjectPath, _ applicators: inout SchemaApplicators) {
    let read = map(entry, path, schema)
    applicators.definitions =
      applicators.definitions.isEmpty ? read : NamedEntries(applicators.definitions.entries + read.entries)
  }

  private func dependentRequired(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<[String]> {
    map(entry, path) { node, _ in texts(YAML.Entry(key: entry.key, at: node, value: node)) }
  }

  /// Where a `$dynamicRef` leads by itself: to the anchor of a schema around it, else where a `$ref` of the same text does.
  private func readDynamicReference(
    _ entry: YAML.Entry, _ node: Node, _ applicators: inout SchemaApplicators
  ) {
    guard let text = text(entry) else { return }
    if let name = DynamicScope.name(in: text), let anchor = dynamicScope?.anchors[name] {
      applicators.dynamicReference = Reference(text: text, node: node, index: anchor)
    } else {
      applicators.dynamicReference = reference(text, node)
    }
  }

  /// `$recursiveRef` of 2019-09 is a `$dynamicRef` to the one anchor without a name: `$recursiveAnchor: true`.
  private func readRecursiveReference(
    _ entry: YAML.Entry, _ node: Node, _ applicators: inout SchemaApplicators
  ) {
    if let anchor = dynamicScope?.anchors[DynamicScope.recursive] {
      applicators.dynamicReference = Reference(text: "#" + DynamicScope.recursive, node: node, index: anchor)
    } else if scope.enclosing != nil || scope !== self.entry {
      applicators.dynamicReference = reference("#", node)
    } else {
      bag.report(
        .unsupportedKeyword, "`$recursiveRef` has no schema with `$recursiveAnchor: true` around it; it is ignored",
        at: entry.keyLocation)
    }
  }
}
