import Diagnostics
import YAML

/// Reads an API description, with the files it refers to, into a `Document`.
///
/// A pure function of the files: everything wrong with them is reported in one run, each finding at its own file and line.
/// What can be overlooked is a warning that says what was done; a `Document` comes back even with errors where one can be made.
package struct DocumentReader: Sendable {
  package struct Options: Sendable, Hashable {
    /// The folder that references may not leave; nil means the folder of the entry document.
    package var rootFolder: String?
    /// Lets references lead out of the root folder.
    package var allowsFilesOutsideRoot = false
    /// How many objects deep a document may nest, counted from the root of a file.
    package var depth = 128
    /// How many objects may be read in all: aliases let a small file mean a large document.
    package var objects = 1_000_000
    package var yaml = YAMLReader.Limits()
    /// What the extensions begin with whose places are remembered.
    package var notedExtensions = "x-clientsmith-"

    package init() {}
  }

  package var options: Options

  package init(options: Options = Options()) {
    self.options = options
  }

  /// Reads the entry document at `path` and every file that it refers to.
  package func read(_ path: String, from source: some FileSource, into bag: inout DiagnosticBag) -> Document? {
    guard let bytes = source.bytes(of: path) else {
      bag.report(
        .unreadableFile, "the document cannot be read", at: SourceLocation(file: path, line: 1, column: 1))
      return nil
    }
    guard let root = YAMLReader(limits: options.yaml).read(bytes, file: path, into: &bag) else { return nil }
    return read(root: root, path: path, from: source, into: &bag)
  }

  /// Reads an entry document that has been parsed already, for instance after overlays were applied to it.
  package func read(
    root: Node, path: String, from source: some FileSource, into bag: inout DiagnosticBag
  ) -> Document? {
    guard let version = VersionDetection.version(of: root, into: &bag) else { return nil }
    let files = FileLoader(source: source, options: options)
    let reader = ObjectReader(version: version, entry: files.begin(path, root: root), files: files, options: options)
    let place = ObjectPath(file: "")
    var content = version == .swagger20 ? reader.swaggerRoot(root, place) : reader.root(root, place)
    reader.resolveReferences()
    if !reader.foreignSchemes.isEmpty {
      content.components.securitySchemes = NamedEntries(
        content.components.securitySchemes.entries
          + reader.foreignSchemes.map { .init(key: YAML.Entry(key: $0.name, at: root, value: root), value: $0.scheme) })
    }
    let document = Document(
      version: version, content: content, node: root, path: place, files: files.scopes.map(\.root.file),
      references: reader.tables.resolved, extensionUses: reader.extensionUses)
    reader.checkOperations(of: document)
    var seen: Set<Diagnostic> = []
    // What two references reach by different ways is read twice, and reported once.
    for diagnostic in reader.bag.diagnostics where seen.insert(diagnostic).inserted { bag.add(diagnostic) }
    return document
  }
}
