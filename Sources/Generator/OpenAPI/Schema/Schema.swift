import YAML

/// The Schema Object (OpenAPI 3.2, section 4.24): JSON Schema 2020-12 with OpenAPI's own keywords.
///
/// 3.0's and Swagger's spellings have been brought to this form: `nullable` is the type `null`, boolean `exclusiveMinimum`
/// is a bound's `isExclusive`, `example` is one of `examples`. A reference class, because a schema is an identity: `===`
/// tells whether two places mean the same schema, and a reference always resolves to the same instance.
package final class Schema: SpecificationObject {
  package let node: Node
  package let path: ObjectPath
  /// Whether this is what the schema at its place means in one dynamic scope: a schema without a name of its own.
  package let isScoped: Bool
  /// The value of a boolean schema: `true` accepts everything, `false` nothing. Nil for an object.
  package let boolean: Bool?
  /// `$ref`; its siblings are the schema's other keywords and hold as well.
  package let reference: Reference<Schema>?

  /// Empty when not declared.
  package let types: SchemaTypes
  /// `nullable: true` where there is no `type` to take it: null is accepted besides what the other keywords say.
  package let nullable: Bool
  package let format: String?
  /// Nil when not declared.
  package let enumeration: [Node]?
  package let const: Node?
  /// Nil when the schema limits nothing.
  package var constraints: SchemaConstraints? { constraintsBox?.value }

  package let title: String?
  package let description: String?
  package let defaultValue: Node?
  package let examples: [Node]
  package let deprecated: Bool
  package let readOnly: Bool
  package let writeOnly: Bool

  package let properties: NamedEntries<Schema>
  package let required: [String]
  /// Nil when not declared; a boolean schema where the document says `true` or `false`.
  package let additionalProperties: Schema?
  package let items: Schema?
  package let prefixItems: [Schema]

  package let allOf: [Schema]
  package let anyOf: [Schema]
  package let oneOf: [Schema]
  package let not: Schema?
  /// Nil when the schema has none of the rarer keywords.
  package var applicators: SchemaApplicators? { applicatorsBox?.value }

  package let contentMediaType: String?
  package let contentEncoding: String?
  package var discriminator: Discriminator? { discriminatorBox?.value }
  package var xml: XMLRepresentation? { xmlBox?.value }
  package var externalDocs: ExternalDocumentation? { externalDocsBox?.value }
  package let extensions: Extensions

  private let constraintsBox: Box<SchemaConstraints>?
  private let externalDocsBox: Box<ExternalDocumentation>?
  private let applicatorsBox: Box<SchemaApplicators>?
  private let discriminatorBox: Box<Discriminator>?
  private let xmlBox: Box<XMLRepresentation>?

  init(_ draft: SchemaDraft, node: Node, path: ObjectPath, isScoped: Bool = false) {
    self.isScoped = isScoped
    self.node = node
    self.path = path
    boolean = draft.boolean
    reference = draft.reference
    types = draft.types
    nullable = draft.nullable
    format = draft.format
    enumeration = draft.enumeration
    const = draft.const
    constraintsBox = draft.constraints.map(Box.init)
    title = draft.title
    description = draft.description
    defaultValue = draft.defaultValue
    examples = draft.examples
    deprecated = draft.deprecated
    readOnly = draft.readOnly
    writeOnly = draft.writeOnly
    properties = draft.properties
    required = draft.required
    additionalProperties = draft.additionalProperties
    items = draft.items
    prefixItems = draft.prefixItems
    allOf = draft.allOf
    anyOf = draft.anyOf
    oneOf = draft.oneOf
    not = draft.not
    applicatorsBox = draft.applicators.map(Box.init)
    contentMediaType = draft.contentMediaType
    contentEncoding = draft.contentEncoding
    discriminatorBox = draft.discriminator.map(Box.init)
    xmlBox = draft.xml.map(Box.init)
    externalDocsBox = draft.externalDocs.map(Box.init)
    extensions = draft.extensions
  }
}
