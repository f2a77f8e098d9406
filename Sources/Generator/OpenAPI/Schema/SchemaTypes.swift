/// The `type` keyword: a set of the seven types of JSON Schema, in the order in which the document lists them.
package struct SchemaTypes: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let null = SchemaTypes(rawValue: 1)
  package static let boolean = SchemaTypes(rawValue: 2)
  package static let object = SchemaTypes(rawValue: 4)
  package static let array = SchemaTypes(rawValue: 8)
  package static let number = SchemaTypes(rawValue: 16)
  package static let string = SchemaTypes(rawValue: 32)
  package static let integer = SchemaTypes(rawValue: 64)

  /// The types with their names, in a fixed order.
  package static let named: [(name: String, type: SchemaTypes)] = [
    ("string", .string), ("object", .object), ("array", .array), ("integer", .integer), ("boolean", .boolean),
    ("number", .number), ("null", .null),
  ]

  /// The type of a name, or nil for a name that JSON Schema does not know.
  package init?(name: String) {
    guard let known = Self.named.first(where: { $0.name == name }) else { return nil }
    self = known.type
  }

  /// The names of the types in the set, in the fixed order.
  package var names: [String] { Self.named.filter { contains($0.type) }.map(\.name) }

  /// The set without `null`.
  package var withoutNull: SchemaTypes { subtracting(.null) }
}
