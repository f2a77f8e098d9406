import Diagnostics
import YAML

/// The Security Requirement Object (OpenAPI 3.2, section 4.30): schemes that are needed together.
///
/// A list of them is a choice: any one suffices. One without schemes means that no credentials are needed.
package struct SecurityRequirement: Sendable {
  /// One scheme of the requirement and the scopes (or roles) it must have.
  package struct Entry: Sendable {
    package let scheme: String
    package let scopes: [String]
    package let location: SourceLocation
  }

  package let entries: [Entry]
  package let node: Node

  package var location: SourceLocation { node.location }
}
