import YAML

/// The Path Item Object (OpenAPI 3.2, section 4.9): what can be done at one path.
package struct PathItem: SpecificationObject {
  package var summary: String?
  package var description: String?
  /// In document order.
  package var operations: [Operation] = []
  /// Replaces the document's servers when it is not empty.
  package var servers: [Server] = []
  /// Shared by every operation; an operation's own parameter with the same name and place replaces one.
  package var parameters: [Referenced<Parameter>] = []
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
