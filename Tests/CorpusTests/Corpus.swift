import Foundation

/// Real vendors' documents, beside the checkout or where `CLIENTSMITH_SHARED` says.
enum Corpus {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"] {
      return URL(fileURLWithPath: path).appendingPathComponent("corpus")
    }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/corpus")
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The Swift files below a folder, in the order of their paths.
  static func sources(below folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
  }
}
