import Foundation
import OpenAPI

/// The folder of documents that the project did not write, beside the repository or where `CLIENTSMITH_SHARED` says.
enum Shared {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("shared")
  }()

  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("corpus").path) }

  static let absence = "the folder of shared documents is absent: set CLIENTSMITH_SHARED"

  /// The files below a folder with one of the extensions, as paths relative to the shared folder, sorted.
  static func files(_ relative: String, _ extensions: Set<String> = ["yaml", "yml", "json"]) -> [String] {
    let base = folder.appendingPathComponent(relative)
    guard let all = FileManager.default.enumerator(atPath: base.path) else { return [] }
    var paths: [String] = []
    for case let path as String in all where extensions.contains((path as NSString).pathExtension) {
      paths.append("\(relative)/\(path)")
    }
    return paths.sorted()
  }
}

/// The files of the shared folder, under their paths relative to it.
struct SharedFileSource: FileSource {
  func bytes(of path: String) -> [UInt8]? {
    (try? Data(contentsOf: Shared.folder.appendingPathComponent(path))).map(Array.init)
  }
}
