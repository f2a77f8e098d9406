import YAML

/// The Server Object (OpenAPI 3.2, section 4.5).
package struct Server: SpecificationObject {
  /// A URL template: `https://{region}.example.com/v1`, or relative to the document.
  package var url = ""
  package var description: String?
  /// A unique name (3.2).
  package var name: String?
  package var variables = NamedEntries<ServerVariable>()
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}

/// The Server Variable Object (OpenAPI 3.2, section 4.6).
package struct ServerVariable: SpecificationObject {
  package var allowed: [String] = []
  package var defaultValue = ""
  package var description: String?
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
