import YAML

/// The Request Body Object (OpenAPI 3.2, section 4.13).
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class RequestBody: SpecificationObject, @unchecked Sendable {
  package internal(set) var description: String?
  /// By media type or range, in document order.
  package internal(set) var content = NamedEntries<Referenced<MediaType>>()
  package internal(set) var required = false
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(node: Node, path: ObjectPath) {
    self.node = node
    self.path = path
  }
}
