/// A place in a source file: the file as the user named it, and a line and column counted from 1.
package struct SourceLocation: Sendable, Hashable, Comparable {
  /// The path as it is shown to the user, relative where the user gave a relative one.
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
