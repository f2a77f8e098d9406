/// Gives the reader the bytes of files: the only way in which it touches anything outside itself.
///
/// Paths are relative to the folder in which the tool was started, or absolute, with `/` between components and no `.` or
/// `..` left in them beyond a leading `../`.
package protocol FileSource {
  /// The bytes of a file, or nil where there is none that can be read.
  func bytes(of path: String) -> [UInt8]?

  /// What keeps references below `root`, where links could lead them elsewhere; `entry` is the document itself. Nil where
  /// there are no links, so that a file lies where its name says.
  func boundary(root: String, entry: String) -> (any FileBoundary)?
}

/// Looks behind the names of files.
package protocol FileBoundary: AnyObject {
  /// Where a file, which by its name is inside, really lies.
  func standing(of path: String) -> FileStanding
}

/// What a file turns out to be behind its name.
package enum FileStanding: Sendable {
  case inside
  /// A link leads out of the folder that references may not leave, to this path.
  case outside(target: String)
  /// A device, a pipe or another thing whose bytes may never end.
  case special
}

extension FileSource {
  package func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }
}

/// Files that are held in memory, for tests and for callers that have read the document already.
package struct InMemoryFileSource: FileSource {
  package var files: [String: [UInt8]]

  package init(_ files: [String: String] = [:]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  package func bytes(of path: String) -> [UInt8]? { files[path] }
}
