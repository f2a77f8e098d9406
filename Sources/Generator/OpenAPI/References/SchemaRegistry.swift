import YAML

/// The schemas read so far, so that a reference to the inside of something gives the instance that stands there.
///
/// Almost all references lead to components. Until one leads elsewhere, a schema only costs its place in a list.
struct SchemaRegistry {
  private var schemas: [Schema] = []
  private var byNode: [ObjectIdentifier: Schema]?

  init() {}

  mutating func add(_ schema: Schema) {
    if byNode == nil {
      schemas.append(schema)
    } else {
      byNode?[ObjectIdentifier(schema.node)] = schema
    }
  }

  /// Makes the index, which is kept from then on.
  mutating func makeIndex() {
    guard byNode == nil else { return }
    byNode = Dictionary(schemas.lazy.map { (ObjectIdentifier($0.node), $0) }, uniquingKeysWith: { first, _ in first })
    schemas = []
  }

  /// The schema that was read from a node, if the index is kept at all.
  func known(_ node: Node) -> Schema? {
    byNode?[ObjectIdentifier(node)]
  }
}
