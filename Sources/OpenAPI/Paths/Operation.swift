import YAML

/// The Operation Object (OpenAPI 3.2, section 4.10).
package struct Operation: SpecificationObject {
  package let method: HTTPMethod
  package var operationId: String?
  package var tags: [String] = []
  package var summary: String?
  package var description: String?
  package var externalDocs: ExternalDocumentation?
  /// The operation's own parameters; `PathItem.parameters` holds the shared ones.
  package var parameters: [Referenced<Parameter>] = []
  package var requestBody: Referenced<RequestBody>?
  /// By rising status code, then ranges, then `default`.
  package var responses: [StatusResponse] = []
  package var callbacks = NamedEntries<Referenced<Callback>>()
  package var deprecated = false
  /// Nil when the key is absent: the document's requirements hold. An empty list means that none is needed.
  package var security: [SecurityRequirement]?
  /// Replaces the path's servers when it is not empty.
  package var servers: [Server] = []
  package var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath
}
