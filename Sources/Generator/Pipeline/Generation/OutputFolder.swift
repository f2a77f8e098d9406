import Diagnostics

/// What stands in the output folder of a client at the moment.
package struct OutputFolder: Sendable {
  package let path: String
  /// Every file below the folder by its path in it, hidden ones left out.
  package let files: [String: [UInt8]]
  /// Links below the folder; they are never followed and never written through.
  package let links: [String]
  /// nil where the folder has none, or a damaged one.
  package let manifest: Manifest?
  /// The bytes of the manifest's file.
  package let manifestBytes: [UInt8]?

  package init(
    path: String, files: [String: [UInt8]], links: [String] = [], manifest: Manifest?, manifestBytes: [UInt8]? = nil
  ) {
    self.path = path
    self.files = files
    self.links = links
    self.manifest = manifest
    self.manifestBytes = manifestBytes
  }

  /// Reads a folder of this machine; one that does not exist is empty.
  package init(reading path: String, into bag: inout DiagnosticBag) {
    let manifestPath = FilePath.joined(path, Manifest.fileName)
    let bytes = Disk.read(manifestPath)
    let manifest = bytes.flatMap { Manifest.read($0, path: manifestPath, into: &bag) }
    var files: [String: [UInt8]] = [:]
    var links: [String] = []
    Self.collect(path, below: "", &files, &links)
    self.init(path: path, files: files, links: links, manifest: manifest, manifestBytes: bytes)
  }

  private static func collect(
    _ folder: String, below prefix: String, _ files: inout [String: [UInt8]], _ links: inout [String]
  ) {
    for name in Disk.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      switch Disk.kind(path) {
      case .folder: collect(path, below: "\(prefix)\(name)/", &files, &links)
      case .file: files["\(prefix)\(name)"] = Disk.read(path) ?? []
      case .link, .other: links.append("\(prefix)\(name)")
      case nil: break
      }
    }
  }
}
