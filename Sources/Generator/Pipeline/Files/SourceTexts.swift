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

  /// These and others.
  package func joined(_ other: SourceTexts) -> SourceTexts {
    var all = self
    all.add(contentsOf: other)
    return all
  }

  /// The lines that findings name, by file and number; each file is walked over once.
  package func lines(for diagnostics: [Diagnostic]) -> SourceLines {
    var wanted: [String: Set<Int>] = [:]
    for location in diagnostics.compactMap(\.location) { wanted[location.file, default: []].insert(location.line) }
    var lines: [String: [Int: String]] = [:]
    for (path, numbers) in wanted {
      let file = files[path] ?? Disk.read(path).map { SourceFile(path: path, bytes: $0) }
      lines[path] = file?.lines(numbers)
    }
    return SourceLines(lines: lines)
  }
}

/// Lines of source files, looked up for showing findings.
package struct SourceLines: Sendable {
  let lines: [String: [Int: String]]

  /// The line a location names, without its line break.
  package func line(at location: SourceLocation) -> String? { lines[location.file]?[location.line] }
}
