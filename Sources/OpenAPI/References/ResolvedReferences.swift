/// What the references of a document lead to, by kind and by the reference's index; nil for one that leads nowhere.
///
/// Chains have been followed to their end, so that resolving is one array access. Schemas are the exception: a schema that is
/// a `$ref` is a schema of its own (it may have siblings), and its `reference` leads on.
package struct ResolvedReferences: Sendable {
  package internal(set) var schemas: [Schema?] = []
  package internal(set) var pathItems: [PathItem?] = []
  package internal(set) var parameters: [Parameter?] = []
  package internal(set) var requestBodies: [RequestBody?] = []
  package internal(set) var responses: [Response?] = []
  package internal(set) var headers: [Header?] = []
  package internal(set) var mediaTypes: [MediaType?] = []
  package internal(set) var examples: [Example?] = []
  package internal(set) var links: [Link?] = []
  package internal(set) var callbacks: [Callback?] = []
  package internal(set) var securitySchemes: [SecurityScheme?] = []

  /// What a reference leads to.
  package func resolve<Target: Referenceable>(_ reference: Reference<Target>) -> Target? {
    let targets = self[keyPath: Target.targets]
    return targets.indices.contains(reference.index) ? targets[reference.index] : nil
  }
}
