import YAML

/// The Tag Object (OpenAPI 3.2, section 4.22).
package struct Tag: SpecificationObject {
  package var name = ""
  package var summary: String?
  package var description: String?
  package var externalDocs: ExternalDocumentation?
  /// The name of the tag that this one is nested under (3.2).
  package var parent: String?
  /// What kind of tag it is, for instance `nav` (3.2).
  package var kind: String?
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}

/// The External Documentation Object (OpenAPI 3.2, section 4.11).
package struct ExternalDocumentation: Sendable {
  package var url = ""
  package var description: String?
  package var extensions = Extensions()
}
