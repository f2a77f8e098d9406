/// What the references of a document lead to, by kind and by the reference's index; nil for one that leads nowhere.
///
/// Chains have been followed to their end, so that resolving is one array access. Schemas are the exception: a schema that is
/// a `$ref` is a schema of its own (it may have siblings), and its `reference` leads on.
package struct ResolvedReferences: Sendable {
  var schemas: [Schema?] = []
  var pathItems: [PathItem?] = []
  var parameters: [Parameter?] = []
  var requestBodies: [RequestBody?] = []
  var responses: [Response?] = []
  var headers: [Header?] = []
  var mediaTypes: [MediaType?] = []
  var examples: [Example?] = []
  var links: [Link?] = []
  var callbacks: [Callback?] = []
  var securitySchemes: [SecurityScheme?] = []
}
