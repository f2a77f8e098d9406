import Foundation
import Testing

@testable import Pipeline

/// The version that a reader copies from a page is the tool's own.
@Suite struct VersionTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let pages: [URL] = {
    let docs = root.appendingPathComponent("docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: docs.path)) ?? []
    return [root.appendingPathComponent("README.md")]
      + names.filter { $0.hasSuffix(".md") }.sorted().map(docs.appendingPathComponent)
  }()

  @Test func pagesNameTheToolsVersion() throws {
    let places = [
      #/clientsmith/clientsmith@(\d[\w.]*\w)/#, #/clientsmith/clientsmith", from: "([^"]*)"/#,
      #/(?:^|[ {])version: (\d+\.\d+\.\d+)/#, #/releases/download/([^/]*)//#, #/clientsmith-(\d+\.\d+\.\d+)/#,
      #/--tag (\S+)/#,
    ]
    var count = 0
    for page in Self.pages {
      let text = try String(contentsOf: page, encoding: .utf8)
      for place in places {
        for match in text.matches(of: place.anchorsMatchLineEndings()) {
          #expect(match.1 == Tool.version, "\(page.lastPathComponent): \(match.0)")
          count += 1
        }
      }
    }
    #expect(count > 10)
  }

  @Test func theRuntimeHasTheSameVersion() throws {
    let file = Self.root.appendingPathComponent("Sources/Client/ClientsmithRuntime/Core/RuntimeVersion.swift")
    #expect(try String(contentsOf: file, encoding: .utf8).contains("current = \"\(Tool.version)\""))
  }
}
