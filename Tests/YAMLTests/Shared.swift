import Foundation

@testable import YAML

/// Where the documents and conformance suites lie that are not part of this repository.
enum Shared {
  static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// The files of a folder and its subfolders with one of the extensions, sorted.
  static func files(_ folder: String, _ extensions: Set<String>) -> [URL] {
    let found = FileManager.default.enumerator(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
    let files = found.map { Array($0).compactMap { $0 as? URL } } ?? []
    return files.filter { extensions.contains($0.pathExtension) }.sorted { $0.path < $1.path }
  }
}
