import Foundation
import Testing

/// The examples of `docs/` and of the README: each fenced `swift` block is a program that compiles against the modules of this
/// build.
@Suite(
  .enabled(if: BuiltModules.folder != nil, "this build has no folder of modules beside its tests"),
  .timeLimit(.minutes(5)))
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
}
