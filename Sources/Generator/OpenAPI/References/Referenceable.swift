import YAML

/// An object that the specification lets a `$ref` stand for.
package protocol Referenceable: SpecificationObject {
  /// What the reference of this kind with the given index leads to.
  static func target(_ index: Int, in references: ResolvedReferences) -> Self?
}

extension ResolvedReferences {
  /// What a reference leads to.
  package func resolve<Target: Referenceable>(_ reference: Reference<Target>) -> Target? {
    Target.target(reference.index, in: self)
  }
}

extension Array {
  /// The element at an index, or nil beyond the ends.
  func element<Wrapped>(_ index: Int) -> Wrapped? where Element == Wrapped? {
    indices.contains(index) ? self[index] : nil
  }
}
