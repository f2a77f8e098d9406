import YAML

/// The rarer keywords of JSON Schema 2020-12 that hold schemas or identify them, kept apart to keep `Schema` small.
package struct SchemaApplicators: Sendable {
  package var ifSchema: Schema?
  package var thenSchema: Schema?
  package var elseSchema: Schema?
  package var contains: Schema?
  package var propertyNames: Schema?
  package var unevaluatedProperties: Schema?
  package var unevaluatedItems: Schema?
  package var patternProperties = NamedEntries<Schema>()
  package var dependentSchemas = NamedEntries<Schema>()
  package var dependentRequired = NamedEntries<[String]>()
  /// `$defs`, and `definitions` of older drafts.
  package var definitions = NamedEntries<Schema>()
  package var contentSchema: Schema?
  package var dynamicReference: Reference<Schema>?
  package var id: String?
  package var anchor: String?
  package var dynamicAnchor: String?

  package init() {}
}
