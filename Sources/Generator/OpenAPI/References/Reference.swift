import Diagnostics
import YAML

/// A `$ref` (OpenAPI 3.2, section 4.23, "Reference Object"), to be resolved with `Document.resolve`.
package struct Reference<Target: Referenceable>: Sendable {
  /// The text of the `$ref`.
  package let text: String
  /// The object that holds the `$ref`: its other keys are the siblings.
  package let node: Node
  /// Its place among the references of its kind in `ResolvedReferences`.
  let index: Int

  package var location: SourceLocation { node.location }
  /// The sibling that overrides the target's summary.
  package var summary: String? { node["summary"]?.string }
  /// The sibling that overrides the target's description.
  package var description: String? { node["description"]?.string }
}

/// An object, or a reference to one.
package enum Referenced<Target: Referenceable>: Sendable {
  case value(Target)
  case reference(Reference<Target>)

  /// The object if it stands here itself.
  package var value: Target? {
    if case .value(let value) = self { value } else { nil }
  }

  package var reference: Reference<Target>? {
    if case .reference(let reference) = self { reference } else { nil }
  }
}
