import OpenAPI

/// Lets the reader of documents see the files of this machine.
struct DiskFiles: FileSource {
  /// The most bytes of a file that are of any use: what is longer is refused by whoever reads it.
  let limit: Int

  func bytes(of path: String) -> [UInt8]? { Disk.read(path, limit: limit) }

  /// Follows links, so that none leads a reference out of the document's folder or to what is no file.
  ///
  /// A whole folder may stand behind links, as build systems lay out their sandboxes. Then the real folder counts: the one
  /// in which the document really lies.
  func standing(of path: String, root: String, entry: String) -> FileStanding {
    guard let target = Disk.realPath(path) else { return .inside }
    guard Disk.kind(target) == .file else { return .special }
    let folders = [Disk.realPath(root.isEmpty ? "." : root), Self.realRoot(root, entry: entry)].compactMap { $0 }
    return folders.contains { target.hasPrefix($0 == "/" ? $0 : $0 + "/") } ? .inside : .outside
  }

  /// The folder that stands to the document's real place as the root stands to its name.
  private static func realRoot(_ root: String, entry: String) -> String? {
    guard let document = Disk.realPath(entry) else { return nil }
    let suffix = "/" + FilePath.relative(entry, to: root.isEmpty ? "." : root)
    return document.hasSuffix(suffix) ? String(document.dropLast(suffix.count)) : FilePath.folder(of: document)
  }
}
