import Foundation
import Testing

/// The examples of `docs/`: each fenced `swift` block is a program that compiles against the modules of this build.
@Suite(.serialized, .enabled(if: BuiltModules.folder != nil, "this build has no folder of modules beside its tests"))
struct ExampleTests {
  @Test(arguments: Example.all)
  func anExampleCompiles(example: Example) async throws {
    let modules = try #require(BuiltModules.folder)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("example-\(UUID().uuidString).swift")
    try example.program.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let findings = try await Compiler.check(file, modules: modules)
    #expect(findings == nil, "\(example): \(findings ?? "")")
  }
}

/// One fenced block of a page.
struct Example: Sendable, CustomTestStringConvertible {
  let page: String
  let line: Int
  let text: String

  var testDescription: String { "\(page):\(line)" }

  /// The block as a function, its imports before it.
  var program: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let imports = lines.filter { $0.hasPrefix("import ") }
    let rest = lines.filter { !$0.hasPrefix("import ") }
    return (imports + ["func example() async throws {"] + rest + ["}", ""]).joined(separator: "\n")
  }

  /// The blocks of all pages, in their order.
  static let all: [Example] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs")
    let pages = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return pages.filter { $0.hasSuffix(".md") }.sorted().flatMap { page in
      blocks(of: page, (try? String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)) ?? "")
    }
  }()

  private static func blocks(of page: String, _ text: String) -> [Example] {
    var examples: [Example] = []
    var block: [Substring]?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line == "```swift" {
        block = []
      } else if line == "```", let lines = block {
        examples.append(
          Example(page: page, line: index + 1 - lines.count, text: lines.joined(separator: "\n")))
        block = nil
      } else {
        block?.append(line)
      }
    }
    return examples
  }
}

/// Where SwiftPM puts the modules that examples import.
enum BuiltModules {
  static let folder: String? = {
    let bundles = [
      Bundle.main.executableURL, Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL,
    ]
    return bundles.compactMap { $0?.deletingLastPathComponent().appendingPathComponent("Modules").path }
      .first { FileManager.default.fileExists(atPath: $0 + "/ClientsmithRuntime.swiftmodule") }
  }()
}

/// The toolchain's compiler, used as far as types.
enum Compiler {
  /// What the compiler says against a file; nil when it takes it.
  static func check(_ file: URL, modules: String) async throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swiftc", "-typecheck", "-parse-as-library", "-swift-version", "6", "-I", modules, file.path,
    ]
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { process in
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        continuation.resume(returning: process.terminationStatus == 0 ? nil : text)
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}
