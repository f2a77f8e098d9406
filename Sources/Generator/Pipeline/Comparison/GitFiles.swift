import OpenAPI

/// The files of a repository as they were at a revision, by paths relative to the folder in which the program runs.
package struct GitFiles: FileSource {
  let revision: String

  /// Nil for a text that git could take for an option.
  package init?(revision: String) {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.contains(":"), !revision.contains("\0") else {
      return nil
    }
    self.revision = revision
  }

  package func bytes(of path: String) -> [UInt8]? {
    guard !path.hasPrefix("/"), !path.contains("\0") else { return nil }
    // With `./` git takes a path as relative to the current folder (gitrevisions(7)).
    return Self.run(["git", "show", "\(revision):./\(path)"])
  }

  /// The names of the files in a folder, sorted; nil where there is no such folder.
  func names(in path: String) -> [String]? {
    guard !path.hasPrefix("/"), !path.contains("\0") else { return nil }
    return Self.run(["git", "ls-tree", "-z", "--name-only", "\(revision):./\(path)"]).map { output in
      output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
  }

  /// Nothing at a revision is a link that could be followed.
  package func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }

  /// Whether git knows the revision here.
  package var exists: Bool { Self.run(["git", "rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]) != nil }

  private static func run(_ arguments: [String]) -> [UInt8]? {
    let ending = ExternalProgram.run(arguments)
    return ending.succeeded ? ending.output : nil
  }
}
