import Diagnostics
import YAML

/// The Discriminator Object (OpenAPI 3.2, section 4.25).
package struct Discriminator: Sendable {
  /// A value of the property and what it selects.
  package struct Mapping: Sendable {
    package let value: String
    package let location: SourceLocation
    /// The text: a schema's name or a reference.
    package let text: String
    package let reference: Reference<Schema>
  }

  package var propertyName = ""
  package var mapping: [Mapping] = []
  /// The schema that is used for a missing or unknown value (3.2).
  package var defaultMapping: Reference<Schema>?
  package var extensions = Extensions()
  package let node: Node

  package var location: SourceLocation { node.location }
}
