import YAML

/// The Media Type Object (OpenAPI 3.2, section 4.14).
package struct MediaType: SpecificationObject {
  package var schema: Schema?
  /// The schema of each item of a sequential media type: JSON lines, event streams, `multipart/mixed` (3.2).
  package var itemSchema: Schema?
  /// By property name; for forms and multipart.
  package var encoding = NamedEntries<Encoding>()
  /// By position, for multipart without names (3.2).
  package var prefixEncoding: [Encoding] = []
  package var itemEncoding: Encoding?
  /// `example` and `examples` alike; a bare `example` has the name `default`.
  package var examples = NamedEntries<Referenced<Example>>()
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
