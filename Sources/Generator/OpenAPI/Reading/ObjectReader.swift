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
  /// How many objects that may hold their own kind are being read, one inside the other.
  private var nesting = 0
  /// How many such objects have been read in all.
  private var count = 0
  /// Swagger's media types that hold for what is being read.
  var media = SwaggerMediaTypes()
  /// The components of the entry document, once they are read.
  var components = Components()
  /// The `$dynamicAnchor`s of the schemas around the one that is being read; nil where there are none.
  var dynamicScope: DynamicScope?
  /// The references in reach of a `$dynamicAnchor`, whose targets may mean something else there.
  var scopedReferences: [ScopedReference] = []
  /// The security schemes of other files that requirements mean by a URI (3.2), under the names they have got.
  var foreignSchemes: [(identity: String, name: String, scheme: Referenced<SecurityScheme>)] = []
  /// The extensions that must be known, in the order in which they were met.
  var extensionUses: [ExtensionUse] = []

  init(
    version: SpecificationVersion, entry: FileScope, files: FileLoader, options: DocumentReader.Options
  ) {
    self.version = version
    self.entry = entry
    self.scope = entry
    self.files = files
    self.options = options
  }

  /// Reports what the specification forbids and what documents do all the same: an error from 3.2 on, whose documents are
  /// young enough to be put right, and a warning before.
  func reportForbidden(
    _ id: DiagnosticID, _ message: String, at location: SourceLocation?, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    let severity: Severity = version >= .openAPI32 ? .error : .warning
    bag.add(Diagnostic(id, severity, message, at: location, notes: notes, help: help))
  }

  /// Reads an object that may hold others of its kind, unless it stands too deep, which is reported.
  func nested<Value>(_ node: Node, _ read: () -> Value) -> Value? {
    count += 1
    guard count <= options.objects else {
      if count == options.objects + 1 {
        bag.report(.tooManyObjects, "the document has more than \(options.objects) objects", at: node.location)
      }
      return nil
    }
    guard nesting < options.depth else {
      bag.report(
        .nestingTooDeep, "objects nest more than \(options.depth) deep", at: node.location,
        help: "move inner schemas to `components` and refer to them")
      return nil
    }
    nesting += 1
    defer { nesting -= 1 }
    return read()
  }
}
