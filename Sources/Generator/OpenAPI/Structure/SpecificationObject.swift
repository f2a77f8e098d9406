import Diagnostics
import YAML

/// An object of the OpenAPI Specification as it was read: the node it came from and its place in the document.
package protocol SpecificationObject: Sendable {
  /// The node that was read, for its location and for keys this module does not know.
  var node: Node { get }
  /// The place in the document: the canonical identity.
  var path: ObjectPath { get }
}

extension SpecificationObject {
  package var location: SourceLocation { node.location }
}
