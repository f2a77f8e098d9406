import YAML

/// One file of the document while it is being read: what relative references in it are relative to.
final class FileScope {
  let number: Int
  /// The path to ask the file source for.
  let path: String
  /// The name in identities: relative to the entry document's folder, empty for the entry document.
  let name: String
  let root: Node
  var anchors = Anchors()

  init(number: Int, path: String, name: String, root: Node) {
    self.number = number
    self.path = path
    self.name = name
    self.root = root
  }
}
