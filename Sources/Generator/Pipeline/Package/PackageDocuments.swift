import OpenAPI
import YAML

/// The document of a package, kept in it, so that the next run can say what has changed.
struct PackageDocuments {
  static let folder = "Documents"

  /// The bytes of each file by its path from the document's folder; none where one lies outside of that.
  let files: [String: [UInt8]]
  /// The document itself among them.
  let entry: String

  init(_ generation: Generator.Generation) {
    let folder = FilePath.folder(of: generation.client.spec)
    var files: [String: [UInt8]] = [:]
    for file in generation.document?.files ?? [] {
      files[FilePath.relative(file.path, to: folder)] = file.bytes
    }
    entry = FilePath.name(of: generation.client.spec)
    self.files = files.keys.allSatisfy(FilePath.staysInside) ? files : [:]
  }
}
