import YAML

/// The Header Object (OpenAPI 3.2, section 4.21): a parameter whose name is its key and whose style is `simple`.
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class Header: SpecificationObject, @unchecked Sendable {
  package internal(set) var description: String?
  package internal(set) var required = false
  package internal(set) var deprecated = false
  package internal(set) var explode = false
  package internal(set) var schema: Schema?
  package internal(set) var content = NamedEntries<Referenced<MediaType>>()
  package internal(set) var examples = NamedEntries<Referenced<Example>>()
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(node: Node, path: ObjectPath) {
    self.node = node
    self.path = path
  }
}
