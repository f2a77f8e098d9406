import YAML

/// The Media Type Object (OpenAPI 3.2, section 4.14).
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class MediaType: SpecificationObject, @unchecked Sendable {
  package internal(set) var schema: Schema?
  /// The schema of each item of a sequential media type: JSON lines, event streams, `multipart/mixed` (3.2).
  package internal(set) var itemSchema: Schema?
  /// By property name; for forms and multipart.
  package internal(set) var encoding = NamedEntries<Encoding>()
  /// By position, for multipart without names (3.2).
  package internal(set) var prefixEncoding: [Encoding] = []
  package internal(set) var itemEncoding: Encoding?
  /// `example` and `examples` alike; a bare `example` has the name `default`.
  package internal(set) var examples = NamedEntries<Referenced<Example>>()
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(schema: Schema? = nil, node: Node, path: ObjectPath) {
    self.schema = schema
    self.node = node
    self.path = path
  }
}
