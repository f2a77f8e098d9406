import Foundation
import Testing

/// The files of the public JSON parsing test suite, which lie beside the repository and are not part of it.
enum ParsingConformance {
  static let folder: URL? = {
    let shared =
      ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? repository.deletingLastPathComponent().appendingPathComponent("shared")
    let folder = shared.appendingPathComponent("conformance/json-test-suite/test_parsing")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  private static let repository: URL = {
    // Tests/ClientsmithRuntimeTests/JSON/<this file>
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url
  }()

  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: [UInt8]
    var testDescription: String { name }
  }

  static func files(prefix: String) -> [File] {
    guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [] }
    return names.filter { $0.hasPrefix(prefix) }.sorted().compactMap { name in
      (try? Data(contentsOf: folder.appendingPathComponent(name))).map { File(name: name, bytes: [UInt8]($0)) }
    }
  }
}
