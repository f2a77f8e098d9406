import YAML

/// How the reader makes an object that a reference can lead to.
protocol ResolvableObject: Referenceable {
  /// The table of the references of this kind.
  static func table(in tables: ReferenceTables) -> ReferenceTable<Self>
  /// The object among the components, where references mostly lead; nil for other places.
  static func component(_ name: String, of kind: String, in components: Components) -> Referenced<Self>?
  /// Reads the object from a node, which may be a reference itself.
  static func read(_ node: Node, at path: ObjectPath, with reader: ObjectReader) -> Referenced<Self>?
}
