import YAML

/// The Header Object (OpenAPI 3.2, section 4.21): a parameter whose name is its key and whose style is `simple`.
package struct Header: SpecificationObject {
  package var description: String?
  package var required = false
  package var deprecated = false
  package var explode = false
  package var schema: Schema?
  package var content = NamedEntries<Referenced<MediaType>>()
  package var examples = NamedEntries<Referenced<Example>>()
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
