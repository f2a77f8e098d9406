import Foundation
import Testing

/// The examples of `docs/` and of the README: each fenced `swift` block is a program that compiles against the modules of this
/// build.
@Suite(
  .enabled(if: BuiltModules.folder != nil, "this build has no folder of modules beside its tests"),
  .timeLimit(.minutes(25)))
struct ExampleTests {
  @Test func thereAreExamples() {
    #expect(Set(Example.all.map(\.page)).count > 4)
    #expect(Example.all.count > 20)
  }

  @Test(arguments: Example.all)
  func anExampleCompiles(example: Example) async throws {
    let findings = try await Compiler.findings.value
    let own = findings.filter { $0.contains("/\(example.file)") || !$0.contains(".swift:") }
    #expect(own.isEmpty, "\(example): \(own.joined(separator: "\n"))")
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

  /// The maps of the modules in C that some of these refer to: SwiftPM's own, and those of the packages.
  static let maps: [String] = {
    guard let folder else { return [] }
    let products = URL(fileURLWithPath: folder).resolvingSymlinksInPath().deletingLastPathComponent()
    let checkouts = products.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("checkouts")
    let sources = contents(of: checkouts).flatMap { contents(of: $0.appendingPathComponent("Sources")) }
    let places =
      contents(of: products).filter { $0.pathExtension == "build" }
      + sources.map { $0.appendingPathComponent("include") }
    return places.map { $0.appendingPathComponent("module.modulemap").path }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }()

  private static func contents(of folder: URL) -> [URL] {
    (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
  }
}
