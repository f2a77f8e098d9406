import Foundation
import Testing

/// One fenced block of a page.
struct Example: Sendable, CustomTestStringConvertible {
  let page: String
  let line: Int
  let text: String

  var testDescription: String { "\(page):\(line)" }

  /// The name of the file that the compiler is given.
  var file: String { "\(page.prefix { $0 != "." })-\(line).swift" }

  /// The block as a function of its own, its imports before it. One without imports gets those of every client.
  var program: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let imports = lines.filter { $0.hasPrefix("import ") }
    let rest = lines.filter { !$0.hasPrefix("import ") }
    let usual = ["Bluefly", "ClientsmithRuntime", "FireHydrant", "Firefly", "FirstQuadrant"].map { "import \($0)"[...] }
    let name = file.filter { $0.isLetter || $0.isNumber }
    return ((imports.isEmpty ? usual : imports) + ["private func \(name)() async throws {"] + rest + ["}", ""])
      .joined(separator: "\n")
  }

  /// The blocks of all pages, in their order.
  static let all: [Example] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("docs")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let pages = names.filter { $0.hasSuffix(".md") }.sorted().map { folder.appendingPathComponent($0) }
    return ([root.appendingPathComponent("README.md")] + pages).flatMap { page in
      blocks(of: page.lastPathComponent, (try? String(contentsOf: page, encoding: .utf8)) ?? "")
    }
  }()

  /// Whether it is a package's manifest or a part of one: `scripts/consumer` builds such a package.
  private var isManifest: Bool { text.hasPrefix(".") || text.hasPrefix("// swift-tools-version") }

  /// Whether it needs what only Apple's platforms have: `scripts/apple-check` compiles those.
  private var isForApple: Bool {
    text.contains("URLSessionConfiguration.background(")
      || ["import SwiftUI", "import AuthenticationServices", "import ClientsmithAuthenticationServices"].contains {
        text.split(separator: "\n").contains($0[...])
      }
  }

  private static func blocks(of page: String, _ text: String) -> [Example] {
    var examples: [Example] = []
    var block: [Substring]?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "```swift" {
        block = []
      } else if line == "```", let lines = block {
        let example = Example(page: page, line: index + 1 - lines.count, text: lines.joined(separator: "\n"))
        if !example.isManifest, !example.isForApple { examples.append(example) }
        block = nil
      } else {
        block?.append(line)
      }
    }
    return examples
  }
}
