import YAML

/// The Operation Object (OpenAPI 3.2, section 4.10).
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class Operation: SpecificationObject, @unchecked Sendable {
  package let method: HTTPMethod
  package internal(set) var operationId: String?
  package internal(set) var tags: [String] = []
  package internal(set) var summary: String?
  package internal(set) var description: String?
  package internal(set) var externalDocs: ExternalDocumentation?
  /// The operation's own parameters; `PathItem.parameters` holds the shared ones.
  package internal(set) var parameters: [Referenced<Parameter>] = []
  package internal(set) var requestBody: Referenced<RequestBody>?
  /// By rising status code, then ranges, then `default`.
  package internal(set) var responses: [StatusResponse] = []
  package internal(set) var callbacks = NamedEntries<Referenced<Callback>>()
  package internal(set) var deprecated = false
  /// Nil when the key is absent: the document's requirements hold. An empty list means that none is needed.
  package internal(set) var security: [SecurityRequirement]?
  /// Replaces the path's servers when it is not empty.
  package internal(set) var servers: [Server] = []
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(method: HTTPMethod, node: Node, path: ObjectPath) {
    self.method = method
    self.node = node
    self.path = path
  }
}
