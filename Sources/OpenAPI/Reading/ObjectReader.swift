import Diagnostics
import YAML

/// Reads the objects of one document: the state that the readers of the single objects share.
///
/// One walk over the nodes. References are only noted on the way (`ReferenceTables`) and resolved afterwards, which may read
/// more files and note more references, until none is left.
final class ObjectReader {
  let version: SpecificationVersion
  let options: DocumentReader.Options
  var bag = DiagnosticBag()
  let tables = ReferenceTables()
  var registry = SchemaRegistry()
  let files: FileLoader
  /// The file whose objects are being read: what references are relative to.
  var scope: FileScope
  let entry: FileScope
  /// How many misplaced references are being followed, one inside the other.
  var followed = 0
  /// Swagger's media types that hold for what is being read.
  var media = SwaggerMediaTypes()
  /// The components of the entry document, once they are read.
  var components = Components()

  init(
    version: SpecificationVersion, entry: FileScope, files: FileLoader, options: DocumentReader.Options
  ) {
    self.version = version
    self.entry = entry
    self.scope = entry
    self.files = files
    self.options = options
  }

  /// Whether an object stands too deep to be read; says so once for each.
  func isTooDeep(_ node: Node, _ path: ObjectPath) -> Bool {
    guard path.depth > options.depth else { return false }
    bag.report(
      .nestingTooDeep, "objects nest more than \(options.depth) deep", at: node.location,
      help: "move inner schemas to `components` and refer to them")
    return true
  }
}
