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

extension Schema {
  convenience init(boolean value: Bool, node: Node, path: ObjectPath) {
    var draft = SchemaDraft()
    draft.boolean = value
    self.init(draft, node: node, path: path)
  }
}
