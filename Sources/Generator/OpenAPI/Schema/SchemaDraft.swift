import YAML

/// The keywords of a Schema Object while they are being read.
struct SchemaDraft {
  var boolean: Bool?
  var reference: Reference<Schema>?
  var types: SchemaTypes = []
  var nullable = false
  var format: String?
  var enumeration: [Node]?
  var const: Node?
  var constraints: SchemaConstraints?
  var title: String?
  var description: String?
  var defaultValue: Node?
  var examples: [Node] = []
  var deprecated = false
  var readOnly = false
  var writeOnly = false
  var properties = NamedEntries<Schema>()
  var required: [String] = []
  var additionalProperties: Schema?
  var items: Schema?
  var prefixItems: [Schema] = []
  var allOf: [Schema] = []
  var anyOf: [Schema] = []
  var oneOf: [Schema] = []
  var not: Schema?
  var applicators: SchemaApplicators?
  var contentMediaType: String?
  var contentEncoding: String?
  var discriminator: Discriminator?
  var xml: XMLRepresentation?
  var externalDocs: ExternalDocumentation?
  var extensions = Extensions()
}

extension SchemaDraft {
  /// The keywords of a schema that was read.
  init(_ schema: Schema) {
    boolean = schema.boolean
    reference = schema.reference
    types = schema.types
    nullable = schema.nullable
    format = schema.format
    enumeration = schema.enumeration
    const = schema.const
    constraints = schema.constraints
    title = schema.title
    description = schema.description
    defaultValue = schema.defaultValue
    examples = schema.examples
    deprecated = schema.deprecated
    readOnly = schema.readOnly
    writeOnly = schema.writeOnly
    properties = schema.properties
    required = schema.required
    additionalProperties = schema.additionalProperties
    items = schema.items
    prefixItems = schema.prefixItems
    allOf = schema.allOf
    anyOf = schema.anyOf
    oneOf = schema.oneOf
    not = schema.not
    applicators = schema.applicators
    contentMediaType = schema.contentMediaType
    contentEncoding = schema.contentEncoding
    discriminator = schema.discriminator
    xml = schema.xml
    externalDocs = schema.externalDocs
    extensions = schema.extensions
  }

  /// Puts another schema in the place of each that a type is made from; `$defs` are no part of a type.
  mutating func replaceParts(_ replacement: (Schema) -> Schema) {
    properties = properties.mapValues(replacement)
    additionalProperties = additionalProperties.map(replacement)
    items = items.map(replacement)
    prefixItems = prefixItems.map(replacement)
    allOf = allOf.map(replacement)
    anyOf = anyOf.map(replacement)
    oneOf = oneOf.map(replacement)
    if var rarer = applicators {
      rarer.patternProperties = rarer.patternProperties.mapValues(replacement)
      rarer.contentSchema = rarer.contentSchema.map(replacement)
      rarer.unevaluatedProperties = rarer.unevaluatedProperties.map(replacement)
      applicators = rarer
    }
  }
}

extension Schema {
  convenience init(boolean value: Bool, node: Node, path: ObjectPath) {
    var draft = SchemaDraft()
    draft.boolean = value
    self.init(draft, node: node, path: path)
  }
}
