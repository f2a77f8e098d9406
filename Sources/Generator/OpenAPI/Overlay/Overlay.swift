import Diagnostics
import YAML

/// An OpenAPI Overlay (Overlay Specification 1.0 and 1.1): changes to a document, in order.
package struct Overlay: Sendable {
  /// One Action Object.
  package struct Action: Sendable {
    /// What is done to the nodes that the target selects.
    package enum Change: Sendable {
      case update(Node)
      case copy(JSONPath, location: SourceLocation)
      case remove
    }

    package let target: JSONPath
    package let change: Change
    /// The place of the target's text.
    package let location: SourceLocation
  }

  package let actions: [Action]
  /// 1.0 says less about what may be merged with what, and overlays written for it are taken more loosely.
  let isStrict: Bool
  let file: SourceFile
}
