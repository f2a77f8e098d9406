import Foundation

/// The conformance suites that lie beside the repository; tests that need one are skipped where it is not there.
enum SharedMaterial {
  static let root: URL =
    ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared")

  static let uriTemplates = root.appendingPathComponent("conformance/uri-template")
  static var hasURITemplates: Bool { FileManager.default.fileExists(atPath: uriTemplates.path) }
}
