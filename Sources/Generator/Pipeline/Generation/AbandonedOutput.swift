import Diagnostics

/// Finds the folder that a client was generated into before its `output` was changed: nothing brings it up to date any more.
package enum AbandonedOutput {
  /// How deep below the project's folder is looked.
  private static let depth = 5
  private static let skipped: Set<String> = ["node_modules", "Pods", "Carthage", "DerivedData", "build"]

  /// To be asked where a client's folder has no manifest yet, which is when its `output` is new.
  package static func report(
    _ client: ClientConfiguration, _ tree: GeneratedTree, among configuration: Configuration,
    into bag: inout DiagnosticBag
  ) {
    // The command line alone says nothing of other clients of the same document.
    guard let location = client.location else { return }
    let outputs = Set(
      configuration.clients.flatMap { [$0.output] + ($0.mock.map { [$0] } ?? []) }.map(FilePath.normalised))
    for folder in manifests(below: FilePath.folder(of: location.file), depth) where !outputs.contains(folder) {
      var ignored = DiagnosticBag()
      guard let manifest = OutputFolder(manifestOf: folder, into: &ignored).manifest,
        manifest.inputs.configuration == tree.manifest.inputs.configuration,
        manifest.inputs.documents.first?.path == tree.manifest.inputs.documents.first?.path
      else { continue }
      bag.report(
        .abandonedOutput,
        "`\(folder)` was generated from the same document and is no client's `output` any more", at: location,
        help: "delete it, or give `\(client.name)` its old `output`")
    }
  }

  private static func manifests(below folder: String, _ depth: Int) -> [String] {
    var found: [String] = []
    for name in Disk.names(in: folder) ?? [] {
      if name == Manifest.fileName { found.append(FilePath.normalised(folder)) }
      guard depth > 0, !name.hasPrefix("."), !skipped.contains(name) else { continue }
      let path = FilePath.joined(folder, name)
      if Disk.kind(path) == .folder { found += manifests(below: path, depth - 1) }
    }
    return found
  }
}
