import YAML

/// The Link Object (OpenAPI 3.2, section 4.20).
package struct Link: SpecificationObject {
  package var operationRef: String?
  package var operationId: String?
  /// Constants or runtime expressions by parameter name.
  package var parameters = NamedEntries<Node>()
  package var requestBody: Node?
  package var description: String?
  package var server: Server?
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
