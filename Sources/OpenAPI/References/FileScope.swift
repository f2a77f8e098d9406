import YAML

/// One file of the document while it is being read: what relative references in it are relative to.
final class FileScope {
  let number: Int
  /// The path to ask the file source for.
  let path: String
  /// The name in identities: relative to the entry document's folder, empty for the entry document.
  let name: String
  let root: Node
  /// The URI by which the file names itself: `$self` (3.2) or the `$id` of the schema that it is.
  let identifier: String?
  var anchors = Anchors()

  init(number: Int, path: String, name: String, root: Node) {
    self.number = number
    self.path = path
    self.name = name
    self.root = root
    identifier = root["$self"]?.strictString ?? root["$id"]?.strictString
  }
}
