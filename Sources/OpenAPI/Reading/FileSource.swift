/// Gives the reader the bytes of files: the only way in which it touches anything outside itself.
///
/// Paths are relative to the folder in which the tool was started, or absolute, with `/` between components and no `.` or
/// `..` left in them beyond a leading `../`.
package protocol FileSource: Sendable {
  /// The bytes of a file, or nil where there is none that can be read.
  func bytes(of path: String) -> [UInt8]?

  /// Where a file that a reference names really lies, once links are followed: `path` is below `root` by its name, as `entry`,
  /// the document itself, may be.
  func standing(of path: String, root: String, entry: String) -> FileStanding
}

/// What a file turns out to be behind its name.
package enum FileStanding: Sendable {
  case inside
  /// A link leads out of the folder that references may not leave.
  case outside
  /// A device, a pipe or another thing whose bytes may never end.
  case special
}

extension FileSource {
  /// Without links a file lies where its name says.
  package func standing(of path: String, root: String, entry: String) -> FileStanding { .inside }
}

/// Files that are held in memory, for tests and for callers that have read the document already.
package struct InMemoryFileSource: FileSource {
  package var files: [String: [UInt8]]

  package init(_ files: [String: String] = [:]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  package func bytes(of path: String) -> [UInt8]? { files[path] }
}
