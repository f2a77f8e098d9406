import OpenAPI

/// The files of a document that stands in another checkout, under the names that they have here.
struct MovedFiles: FileSource {
  private let folder: String
  private let origin: String
  private let entry: (here: String, there: String)
  private let overlays: Set<String>
  private let limit: Int

  init(_ client: ClientConfiguration, to origin: String, limit: Int) {
    folder = FilePath.folder(of: client.spec)
    self.origin = FilePath.folder(of: origin)
    entry = (client.spec, origin)
    overlays = Set(client.overlays)
    self.limit = limit
  }

  func bytes(of path: String) -> [UInt8]? {
    if path == entry.here { return Disk.read(entry.there, limit: limit) }
    if overlays.contains(path) { return Disk.read(path, limit: limit) }
    let relative = FilePath.relative(path, to: folder)
    return FilePath.staysInside(relative) ? Disk.read(FilePath.joined(origin, relative), limit: limit) : nil
  }

  func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }

  /// The files that a generation has read, by their names here.
  static func list(
    _ client: ClientConfiguration, from origin: String, _ generation: Generator.Generation
  ) -> [(path: String, bytes: [UInt8])] {
    let overlays = Set(client.overlays)
    return (generation.document?.files ?? []).filter { !overlays.contains($0.path) }.map { ($0.path, $0.bytes) }
  }
}
