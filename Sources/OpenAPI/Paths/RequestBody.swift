import YAML

/// The Request Body Object (OpenAPI 3.2, section 4.13).
package struct RequestBody: SpecificationObject {
  package var description: String?
  /// By media type or range, in document order.
  package var content = NamedEntries<Referenced<MediaType>>()
  package var required = false
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
