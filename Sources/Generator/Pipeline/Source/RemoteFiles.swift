import OpenAPI

/// The files of a document as they stand at its address: those that it refers to are looked for beside it, below the same root.
///
/// What was fetched is kept, so that it can be written when somebody asks for that.
final class RemoteFiles: FileSource {
  private let download: DocumentDownload
  /// The address of the document's folder, with its slash.
  private let base: String
  /// The path of the document's folder here.
  private let folder: String
  private let overlays: Set<String>
  private let limit: Int
  /// How many bytes all files together may still have; the last one may go beyond it, by no more than a download may have.
  private var left: Int
  private let deadline: ContinuousClock.Instant
  private(set) var fetched: [String: [UInt8]]
  /// Why a file could not be had, each once.
  private(set) var failures: [(path: String, reason: String)] = []
  private var failed: Set<String> = []
  private var isExhausted = false

  /// The most files of one document, and the longest time for all of them: a service can answer every name with a file that refers to the next.
  static let most = 10_000
  static let patience = Duration.seconds(900)

  init(
    _ client: ClientConfiguration, address: String, document: [UInt8], download: DocumentDownload, limit: Int,
    patience: Duration = RemoteFiles.patience
  ) {
    self.download = download
    self.limit = limit
    left = limit - document.count
    deadline = .now + patience
    base = Self.folder(ofAddress: address)
    folder = FilePath.folder(of: client.spec)
    overlays = Set(client.overlays)
    fetched = [client.spec: document]
  }

  func bytes(of path: String) -> [UInt8]? {
    if let known = fetched[path] { return known }
    // Overlays are ours, wherever the document is from.
    if overlays.contains(path) { return Disk.read(path, limit: limit) }
    let relative = FilePath.relative(path, to: folder)
    guard FilePath.staysInside(relative), !relative.contains("://"), !failed.contains(path) else { return nil }
    guard Self.isDocument(relative) else { return fail(path, Self.noDocument) }
    if let reason = exhaustion {
      // Said of the first: all others have the same end.
      if !isExhausted { failures.append((path, reason)) }
      isExhausted = true
      return nil
    }
    switch download.fetch(base + AddressText.encoded(relative, keepsSlashes: true)) {
    case .document(let bytes, _):
      fetched[path] = bytes
      left -= bytes.count
      return bytes
    case .unchanged: return nil
    case .failure(let reason): return fail(path, reason)
    }
  }

  private func fail(_ path: String, _ reason: String) -> [UInt8]? {
    failed.insert(path)
    failures.append((path, reason))
    return nil
  }

  /// Why no further file is asked for.
  private var exhaustion: String? {
    if fetched.count >= Self.most { return "the document has more than \(Self.most) files" }
    if left <= 0 { return "its files have more than \(limit) bytes together (`limits.bytes`)" }
    return ContinuousClock.now > deadline ? "its files take too long to fetch" : nil
  }

  /// Whether a file is by its name a part of a document. A service must not have anything else written into a project: a text can be
  /// YAML and a program at once.
  static func isDocument(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".yaml", ".yml", ".json"].contains(where: name.hasSuffix)
  }

  static let noDocument = "only files of YAML and JSON by their names are parts of a document"

  /// The folder of an address, with its slash; that of an address without a path is the host's root.
  static func folder(ofAddress address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let scheme = path.firstRange(of: "://"), let slash = path[scheme.upperBound...].lastIndex(of: "/") else {
      return path + "/"
    }
    return String(path[...slash])
  }

  /// What is fetched lies where its name says.
  func boundary(root: String, entry: String) -> (any FileBoundary)? { nil }
}
