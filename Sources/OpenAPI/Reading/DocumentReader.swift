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
    /// How deep schemas may nest.
    package var depth = 128
    package var yaml = YAMLReader.Limits()

    package init() {}
  }

  package var options: Options

  package init(options: Options = Options()) {
    self.options = options
  }

  /// Reads the entry document at `path` and every file that it refers to.
  package func read(_ path: String, from source: some FileSource, into bag: inout DiagnosticBag) -> Document? {
    nil
  }

  /// Reads an entry document that has been parsed already, for instance after overlays were applied to it.
  package func read(
    root: Node, path: String, from source: some FileSource, into bag: inout DiagnosticBag
  ) -> Document? {
    nil
  }
}
