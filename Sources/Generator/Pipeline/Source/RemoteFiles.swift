import OpenAPI

/// The files of a document as they stand at its address: those that it refers to are looked for beside it, below the same root.
///
/// What was fetched is kept, so that it can be written when somebody asks for that. One thread uses it: that of the command.
final class RemoteFiles: FileSource, @unchecked Sendable {
  // Proof: it is made, used and read within one call of `DocumentUpdate.run` or of `DocumentArrival.find`, which are synchronous, and
  // passed only to a `Generator` that ends with the call and starts no thread or task.
  private let download: DocumentDownload
  /// The address of the document's folder, with its slash.
  private let base: String
  /// The path of the document's folder here.
  private let folder: String
  private let overlays: Set<String>
  private let limit: Int
  private(set) var fetched: [String: [UInt8]]
  /// Why a file could not be had, by its path.
  private(set) var failures: [(path: String, reason: String)] = []

  init(_ client: ClientConfiguration, address: String, document: [UInt8], download: DocumentDownload, limit: Int) {
    self.download = download
    self.limit = limit
    let path = address.prefix { $0 != "?" && $0 != "#" }
    base = path.lastIndex(of: "/").map { String(path[...$0]) } ?? address + "/"
    folder = FilePath.folder(of: client.spec)
    overlays = Set(client.overlays)
    fetched = [client.spec: document]
  }

  func bytes(of path: String) -> [UInt8]? {
    if let known = fetched[path] { return known }
    // Overlays are ours, wherever the document is from.
    if overlays.contains(path) { return Disk.read(path, limit: limit) }
    let relative = FilePath.relative(path, to: folder)
    guard FilePath.staysInside(relative), !relative.contains("://") else { return nil }
    switch download.fetch(base + Self.encoded(relative)) {
    case .document(let bytes, _):
      fetched[path] = bytes
      return bytes
    case .unchanged: return nil
    case .failure(let reason):
      failures.append((path, reason))
      return nil
    }
  }

  /// What is fetched lies where its name says.
  func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }

  private static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-._~/".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
