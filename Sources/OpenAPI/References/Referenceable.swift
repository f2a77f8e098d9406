/// An object that the specification lets a `$ref` stand for.
package protocol Referenceable: SpecificationObject {
  /// The kind's table of targets in the resolved references.
  static var targets: WritableKeyPath<ResolvedReferences, [Self?]> { get }
}

extension Schema: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Schema?]> { \.schemas }
}
extension PathItem: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [PathItem?]> { \.pathItems }
}
extension Parameter: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Parameter?]> { \.parameters }
}
extension RequestBody: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [RequestBody?]> { \.requestBodies }
}
extension Response: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Response?]> { \.responses }
}
extension Header: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Header?]> { \.headers }
}
extension MediaType: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [MediaType?]> { \.mediaTypes }
}
extension Example: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Example?]> { \.examples }
}
extension Link: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Link?]> { \.links }
}
extension Callback: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [Callback?]> { \.callbacks }
}
extension SecurityScheme: Referenceable {
  package static var targets: WritableKeyPath<ResolvedReferences, [SecurityScheme?]> { \.securitySchemes }
}
