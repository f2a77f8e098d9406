import Diagnostics

/// A line and column of a file, counted from 1 in characters, in half the space of two integers.
package struct Position: Sendable, Hashable {
  package let line: UInt32
  package let column: UInt32

  package init(line: Int, column: Int) {
    self.line = UInt32(clamping: line)
    self.column = UInt32(clamping: column)
  }

  /// The same place with its file's name, as diagnostics want it.
  package func location(in file: SourceFile) -> SourceLocation {
    SourceLocation(file: file.path, line: Int(line), column: Int(column))
  }
}
