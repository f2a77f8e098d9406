/// The files of one client as they should stand in its folder, with their manifest.
package struct GeneratedTree: Sendable {
  /// The bytes of each file by its path in the folder, the manifest not among them.
  package let files: [String: [UInt8]]
  package let manifest: Manifest

  package init(files: [String: [UInt8]], inputs: Manifest.Inputs) {
    self.files = files
    manifest = Manifest(inputs: inputs, files: files.mapValues { Fingerprint(of: $0) })
  }

  /// The paths in alphabetical order.
  package var paths: [String] { files.keys.sorted() }
}
