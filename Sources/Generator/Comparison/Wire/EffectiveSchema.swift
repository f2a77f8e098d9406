import OpenAPI
import YAML

/// What a schema comes to once its reference, its `allOf` and a union of one type with `null` have been followed: two ways
/// of writing one thing are equal.
final class EffectiveSchema {
  /// Where a property is described.
  struct Property {
    let name: String
    let schema: Schema
  }

  /// The schema that carries the name: the target of references.
  private(set) var named: Schema
  private(set) var types: SchemaTypes = []
  private(set) var isNullable = false
  private(set) var format: String?
  private(set) var values: [String]?
  private(set) var constant: String?
  private(set) var defaultValue: String?
  private(set) var properties: [Property] = []
  private(set) var required: Set<String> = []
  private(set) var additional: Schema?
  private(set) var items: Schema?
  private(set) var variants: [Schema] = []
  private(set) var discriminator: Discriminator?
  private(set) var isReadOnly = false
  private(set) var isWriteOnly = false
  private(set) var isDeprecated = false
  private(set) var boolean: Bool?
  /// The limits by keyword, as numbers or text.
  private(set) var limits: [String: String] = [:]
  /// Keywords without a form in Swift, by their text.
  private(set) var keywords: [String: String] = [:]

  /// Extensions by their names.
  private(set) var extensions: [String: String] = [:]
  /// What a reader is told.
  private(set) var words: String?

  private static let limitKeys = [
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "minContains", "maxContains",
  ]
  private static let otherKeys = [
    "not", "if", "then", "else", "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems",
    "patternProperties", "dependentSchemas", "dependentRequired", "dependencies", "prefixItems", "contentSchema",
    "contentMediaType", "contentEncoding", "xml",
  ]

  init(_ schema: Schema, in document: Document) {
    named = schema
    var target = schema
    // The name is that of what a reference leads to.
    var steps = 0
    while let reference = target.reference, let next = document.resolve(reference), steps < 64 {
      target = next
      steps += 1
    }
    named = target
    var seen: Set<ObjectIdentifier> = []
    absorb(schema, document, &seen)
  }

  private func absorb(_ schema: Schema, _ document: Document, _ seen: inout Set<ObjectIdentifier>) {
    guard seen.insert(ObjectIdentifier(schema)).inserted else { return }
    boolean = boolean ?? schema.boolean
    if let reference = schema.reference, let target = document.resolve(reference) { absorb(target, document, &seen) }
    for part in schema.allOf { absorb(part, document, &seen) }
    if !schema.types.isEmpty {
      let own = schema.types.withoutNull
      types = types.isEmpty ? own : types.intersection(own).isEmpty ? own : types.intersection(own)
      if schema.types.contains(.null) { isNullable = true }
    }
    if schema.nullable { isNullable = true }
    format = schema.format ?? format
    if let list = schema.enumeration { values = list.filter { !$0.isNull }.compactMap(NodeText.text) }
    if schema.enumeration?.contains(where: \.isNull) == true { isNullable = true }
    constant = NodeText.text(schema.const) ?? constant
    defaultValue = NodeText.text(schema.defaultValue) ?? defaultValue
    for entry in schema.properties {
      properties.removeAll { $0.name == entry.name }
      properties.append(Property(name: entry.name, schema: entry.value))
    }
    required.formUnion(schema.required)
    additional = schema.additionalProperties ?? additional
    items = schema.items ?? items
    discriminator = schema.discriminator ?? discriminator
    isReadOnly = isReadOnly || schema.readOnly
    isWriteOnly = isWriteOnly || schema.writeOnly
    isDeprecated = isDeprecated || schema.deprecated
    for entry in schema.extensions.entries { extensions[entry.key] = NodeText.text(entry.value) }
    let own = [schema.title, schema.description].compactMap { $0 }
    if !own.isEmpty { words = own.joined(separator: ": ") }
    if schema.node.mapping != nil {
      for key in Self.limitKeys { limits[key] = NodeText.text(schema.node[key]) ?? limits[key] }
      for key in Self.otherKeys { keywords[key] = NodeText.text(schema.node[key]) ?? keywords[key] }
    }
    for list in [schema.oneOf, schema.anyOf] where !list.isEmpty {
      let some = list.filter { $0.types != .null }
      if some.count < list.count { isNullable = true }
      if some.count == 1 { absorb(some[0], document, &seen) } else { variants += some }
    }
  }

  /// The one value it may have, however that is written.
  var onlyValue: String? { constant ?? (values?.count == 1 ? values?.first : nil) }

  func property(_ name: String) -> Schema? { properties.first { $0.name == name }?.schema }
}
