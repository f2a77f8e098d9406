import Diagnostics
import YAML

/// The lines that diagnostics show: of files that were read, and where those are not kept, from the disk.
package struct SourceTexts: Sendable {
  private var files: [String: SourceFile] = [:]

  package init() {}

  mutating func add(_ file: SourceFile) {
    files[file.path] = file
  }

  mutating func add(contentsOf other: SourceTexts) {
    files.merge(other.files) { first, _ in first }
  }

  /// The line a location names, without its line break.
  package func line(at location: SourceLocation) -> String? {
    if let file = files[location.file] { return file.line(location.line) }
    guard let bytes = Disk.read(location.file) else { return nil }
    return SourceFile(path: location.file, bytes: bytes).line(location.line)
  }
}
