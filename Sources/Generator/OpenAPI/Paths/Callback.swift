import YAML

/// The Callback Object (OpenAPI 3.2, section 4.18): path items by runtime expression.
package struct Callback: SpecificationObject {
  package var pathItems = NamedEntries<Referenced<PathItem>>()
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
