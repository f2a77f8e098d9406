import YAML

/// What relative references are relative to while it is being read: a file of the document, or a schema within one that
/// gives itself an `$id` and so is a resource of its own (JSON Schema 2020-12 core, section 8.2.1).
final class FileScope {
  let number: Int
  /// The path to ask the file source for.
  let path: String
  /// The name in identities: relative to the entry document's folder, empty for the entry document.
  let name: String
  /// The node that pointers start from.
  let root: Node
  /// The tokens that lead from the file's root to this one.
  let tokens: [String]
  /// The resource around this one; nil for a file.
  let enclosing: FileScope?
  /// The URI by which the file names itself: `$self` (3.2) or the `$id` of the schema that it is.
  let identifier: String?
  /// What URIs in it are relative to: its own, or the file's path where it has none.
  let base: URIReference
  /// What the text of the file holds.
  let marks: Marks
  var anchors = Anchors()
  /// The schemas of the file that are resources of their own, by the identity of their nodes; kept by the file.
  var resources: [ObjectIdentifier: FileScope] = [:]

  init(number: Int, path: String, name: String, root: Node) {
    self.number = number
    self.path = path
    self.name = name
    self.root = root
    tokens = []
    enclosing = nil
    marks = Marks(root.file.bytes)
    identifier = root["$self"]?.strictString ?? root["$id"]?.strictString
    let path = URIReference(path)
    base = identifier.map { path.resolving(URIReference($0)) } ?? path
  }

  /// The schema at a node as a resource within a file or another resource.
  init(number: Int, node: Node, tokens: [String], identifier: String, in enclosing: FileScope) {
    self.number = number
    path = enclosing.path
    name = enclosing.name
    root = node
    self.tokens = tokens
    marks = enclosing.marks
    self.enclosing = enclosing
    self.identifier = identifier
    base = enclosing.base.resolving(URIReference(identifier))
  }

  /// The file itself.
  var file: FileScope {
    var scope = self
    while let outer = scope.enclosing { scope = outer }
    return scope
  }

  /// The resource that begins at a node, or this one where none does.
  func scope(at node: Node) -> FileScope {
    let resources = file.resources
    return resources.isEmpty ? self : resources[ObjectIdentifier(node)] ?? self
  }
}
