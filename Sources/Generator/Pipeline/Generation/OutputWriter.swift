import Diagnostics

/// Brings an output folder to a generated tree: writes what differs, deletes what a manifest lists and is no more.
package struct OutputWriter {
  /// What was done, in paths of the folder.
  package struct Outcome: Sendable, Hashable {
    package var written: [String] = []
    package var deleted: [String] = []
    /// Files that are no longer generated and were edited by hand: they are left where they are.
    package var kept: [String] = []

    package init() {}
  }

  private static let suffix = ".clientsmith-new"

  package init() {}

  /// Whether the tree can be written without touching what is not ours; what is in the way is reported.
  ///
  /// `adopts` takes the files that carry our first line for generated ones, where no manifest says what was.
  package func check(
    _ tree: GeneratedTree, against folder: OutputFolder, adopts: Bool = false, into bag: inout DiagnosticBag
  ) {
    let manifestPlace = SourceLocation(file: FilePath.joined(folder.path, Manifest.fileName), line: 1, column: 1)
    if let bad = tree.paths.first(where: { !FilePath.staysInside($0) }) {
      bag.report(.unwritableOutput, "`\(bad)` does not lie in the output folder", at: manifestPlace)
    }
    if folder.manifest == nil, folder.manifestBytes == nil, !adopts, let first = folder.files.keys.min() {
      bag.report(
        .foreignOutput, "the output folder `\(folder.path)` holds `\(first)`, and no manifest says it was generated",
        help: folder.files.values.contains(where: OutputFolder.isGenerated)
          ? "if the manifest was lost, run `\(Tool.name) generate --adopt`"
          : "name a folder of its own for the client, or remove the files in this one")
      return
    }
    // Of a damaged manifest enough has been said.
    if folder.manifest == nil, folder.manifestBytes != nil, !adopts { return }
    let known = folder.known(adopting: adopts)
    for path in tree.paths where known[path] == nil {
      guard let present = folder.files[path], present != tree.files[path] else { continue }
      bag.report(
        .foreignOutput, "`\(path)` in `\(folder.path)` was not generated and would be overwritten",
        help: "move the file to another folder")
    }
    for (path, present) in Self.obstacles(of: tree, in: folder) where known[present] == nil {
      bag.report(
        .foreignOutput, "`\(present)` in `\(folder.path)` was not generated and is in the way of `\(path)`",
        help: "move the file to another folder")
    }
    for link in folder.links where tree.paths.contains(where: { $0 == link || $0.hasPrefix(link + "/") }) {
      bag.report(
        .foreignOutput, "`\(link)` in `\(folder.path)` is a link, which is not written through",
        help: "remove the link")
    }
  }

  /// Files that stand where a folder must be, or in a folder that stands where a file must be.
  private static func obstacles(
    of tree: GeneratedTree, in folder: OutputFolder
  ) -> [(path: String, present: String)] {
    var insides: [String: String] = [:]
    for present in folder.files.keys.sorted() {
      for parent in parents(of: present) where insides[parent] == nil { insides[parent] = present }
    }
    return tree.paths.compactMap { path in
      let present = insides[path] ?? parents(of: path).first { folder.files[$0] != nil }
      return present.map { (path, $0) }
    }
  }

  private static func parents(of path: String) -> [String] {
    var parents: [String] = []
    var parent = FilePath.folder(of: path)
    while parent != "." {
      parents.append(parent)
      parent = FilePath.folder(of: parent)
    }
    return parents
  }

  /// What writing the tree would do.
  package func outcome(of tree: GeneratedTree, in folder: OutputFolder, adopts: Bool = false) -> Outcome {
    var outcome = Outcome()
    // What differs in its line ends alone is as git checked it out, and stays so.
    outcome.written = tree.paths.filter { path in
      guard let present = folder.files[path], let expected = tree.files[path] else { return true }
      return present != expected && LineEnds.normalised(present) != expected
    }
    let known = folder.known(adopting: adopts)
    let stale = known.keys.filter { tree.files[$0] == nil && folder.files[$0] != nil }.sorted()
    outcome.kept = stale.filter { path in
      guard let present = folder.files[path], let listed = known[path] else { return false }
      return Fingerprint(of: present) != listed
    }
    outcome.deleted = stale.filter { !outcome.kept.contains($0) }
    return outcome
  }

  /// Writes the tree. Every new file is complete on the disk before the first old one is replaced.
  package func write(
    _ tree: GeneratedTree, to folder: OutputFolder, adopts: Bool = false, into bag: inout DiagnosticBag
  ) -> Outcome {
    let outcome = outcome(of: tree, in: folder, adopts: adopts)
    let manifest = Array(tree.manifest.text.utf8)
    var staged: [String] = []
    do throws(Disk.Failure) {
      try Disk.makeFolder(folder.path)
      for path in outcome.written { try stage(tree.files[path] ?? [], as: path, in: folder.path, &staged) }
      let writesManifest = folder.manifestBytes.map { LineEnds.normalised($0) != manifest } ?? true
      if writesManifest { try stage(manifest, as: Manifest.fileName, in: folder.path, &staged) }
      for path in outcome.written { try place(path, in: folder.path) }
      for path in outcome.deleted { try delete(path, in: folder.path) }
      // Last, so that what it does not list yet is never taken for a file of somebody else's making.
      if writesManifest { try place(Manifest.fileName, in: folder.path) }
    } catch {
      for path in staged { try? Disk.remove(path) }
      bag.report(.unwritableOutput, "`\(error.path)` cannot be written: \(error.reason)")
      return Outcome()
    }
    for path in outcome.kept {
      bag.report(
        .editedStaleFile, "`\(path)` is no longer generated, but was edited by hand, so it is left where it is",
        at: SourceLocation(file: "\(folder.path)/\(path)", line: 1, column: 1),
        help: "move what you wrote to a folder of your own, and delete the file")
    }
    return outcome
  }

  private func stage(
    _ bytes: [UInt8], as path: String, in folder: String, _ staged: inout [String]
  ) throws(Disk.Failure) {
    let target = "\(folder)/\(path)"
    try Disk.makeFolder(FilePath.folder(of: target))
    staged.append(target + Self.suffix)
    try Disk.write(bytes, to: target + Self.suffix)
  }

  private func place(_ path: String, in folder: String) throws(Disk.Failure) {
    try Disk.rename("\(folder)/\(path)\(Self.suffix)", to: "\(folder)/\(path)")
  }

  /// Removes a file, and the folders below the output folder that it leaves empty.
  private func delete(_ path: String, in folder: String) throws(Disk.Failure) {
    try Disk.remove("\(folder)/\(path)")
    var parent = FilePath.folder(of: path)
    while parent != ".", Disk.names(in: "\(folder)/\(parent)")?.isEmpty == true {
      try Disk.remove("\(folder)/\(parent)")
      parent = FilePath.folder(of: parent)
    }
  }
}
