import OpenAPI

/// Lets the reader of documents see the files of this machine.
struct DiskFiles: FileSource {
  /// The most bytes of a file that are of any use: what is longer is refused by whoever reads it.
  let limit: Int

  func bytes(of path: String) -> [UInt8]? { Disk.read(path, limit: limit) }

  func boundary(root: String, entry: String) -> (any FileBoundary)? { DiskBoundary(root: root, entry: entry) }
}

/// Follows links, so that none leads a reference out of the document's folder or to what is no file.
///
/// A whole folder may stand behind links, as build systems lay out their sandboxes. Then the real folder counts: the one
/// in which the document really lies.
final class DiskBoundary: FileBoundary {
  private let root: String
  private let entry: String
  /// The real folders that files may lie in, each with a `/` at its end; found out when the first file asks.
  private lazy var folders = [Disk.realPath(root), Self.realRoot(root, entry: entry)].compactMap { folder in
    folder.map { $0 == "/" ? $0 : $0 + "/" }
  }
  /// The real paths of the folders met so far: a document of thousands of files has but a few.
  private var realFolders: [String: String] = [:]

  init(root: String, entry: String) {
    self.root = root.isEmpty ? "." : root
    self.entry = entry
  }

  func standing(of path: String) -> FileStanding {
    guard let target = realPath(path) else { return .inside }
    guard Disk.kind(target) == .file else { return .special }
    return folders.contains(where: target.hasPrefix) ? .inside : .outside(target: target)
  }

  /// The real path of a file, nil where there is none.
  private func realPath(_ path: String) -> String? {
    guard Disk.kind(path) == .file else { return Disk.realPath(path) }
    let folder = FilePath.folder(of: path)
    guard let real = realFolders[folder] ?? Disk.realPath(folder) else { return nil }
    realFolders[folder] = real
    return FilePath.joined(real, FilePath.name(of: path))
  }

  /// The folder that stands to the document's real place as the root stands to its name.
  private static func realRoot(_ root: String, entry: String) -> String? {
    guard let document = Disk.realPath(entry) else { return nil }
    let suffix = "/" + FilePath.relative(entry, to: root)
    return document.hasSuffix(suffix) ? String(document.dropLast(suffix.count)) : FilePath.folder(of: document)
  }
}
