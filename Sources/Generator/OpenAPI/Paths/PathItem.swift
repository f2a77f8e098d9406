import YAML

/// The Path Item Object (OpenAPI 3.2, section 4.9): what can be done at one path.
///
/// An object, because it is passed on at every step. `Sendable` although its properties vary: only the code that makes it
/// sets them (`internal(set)`), before anything else has it.
package final class PathItem: SpecificationObject, @unchecked Sendable {
  package internal(set) var summary: String?
  package internal(set) var description: String?
  /// In document order.
  package internal(set) var operations: [Operation] = []
  /// Replaces the document's servers when it is not empty.
  package internal(set) var servers: [Server] = []
  /// Shared by every operation; an operation's own parameter with the same name and place replaces one.
  package internal(set) var parameters: [Referenced<Parameter>] = []
  package internal(set) var extensions = Extensions()
  package let node: Node
  package let path: ObjectPath

  init(node: Node, path: ObjectPath) {
    self.node = node
    self.path = path
  }
}
