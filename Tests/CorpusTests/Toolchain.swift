import Foundation

/// The compiler, and what this package's own build left that a program can be compiled and linked against.
struct Toolchain {
  /// Why a program cannot be built or did not run as it should.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The folder of products: the tests themselves lie in it.
  private let products: URL
  private let compiler: URL

  /// Nil where there is no compiler, or where the build keeps modules and objects elsewhere than SwiftPM's own.
  init?() {
    let paths = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let compilers = paths.map { URL(fileURLWithPath: "\($0)/swiftc") }
    // On Linux the tests are a file in the folder of products, on macOS a bundle in it, run by a tool from elsewhere.
    let starts =
      [Bundle.main.bundleURL, Bundle.main.executableURL].compactMap { $0 } + Bundle.allBundles.map(\.bundleURL)
    let folders = starts.flatMap { [$0, $0.deletingLastPathComponent()] }
    guard let compiler = compilers.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }),
      let products = folders.first(where: {
        FileManager.default.fileExists(atPath: $0.appendingPathComponent("Modules/ClientsmithRuntime.swiftmodule").path)
          && FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("clientsmith").path)
      })
    else { return nil }
    self.compiler = compiler
    self.products = products
  }

  /// The generator, as it was built beside the tests.
  var generator: URL { products.appendingPathComponent("clientsmith") }

  /// Compiles sources into a program that may use the runtime; warnings are errors.
  func build(_ sources: [URL], into program: URL) async throws {
    let objects = try ["ClientsmithRuntime", "HTTPTypes", "Logging"].flatMap { try self.objects(of: $0) }
    let options = [
      "-swift-version", "6", "-warnings-as-errors", "-Onone", "-gnone", "-wmo", "-num-threads", "2",
      "-module-name", "Walk", "-I", products.appendingPathComponent("Modules").path, "-o", program.path,
    ]
    _ = try await run(
      compiler, options + sources.map(\.path) + objects.map(\.path), in: program.deletingLastPathComponent())
  }

  /// Type-checks a program against a client, which is compiled as far as its callers need it.
  func check(_ program: URL, against sources: [URL], module: String, in folder: URL) async throws {
    let modules = products.appendingPathComponent("Modules").path
    let options = [
      "-emit-module", "-swift-version", "6", "-parse-as-library", "-module-name", module, "-I", modules, "-Xfrontend",
      "-experimental-skip-non-inlinable-function-bodies", "-o",
      folder.appendingPathComponent("\(module).swiftmodule").path,
    ]
    _ = try await run(compiler, options + sources.map(\.path), in: folder)
    // This package has a module of that name too where a document is one that it has an excerpt of: the first folder counts.
    _ = try await run(
      compiler, ["-typecheck", "-swift-version", "6", "-I", folder.path, "-I", modules, program.path], in: folder)
  }

  private func objects(of module: String) throws -> [URL] {
    let folder = products.appendingPathComponent("\(module).build")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
    let objects = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "o" }
    guard !objects.isEmpty else { throw Failure(description: "there are no objects in \(folder.lastPathComponent)") }
    return objects
  }

  /// Runs a program to its end and gives what it printed; throws where it fails, with what it complained of.
  func run(_ program: URL, _ arguments: [String], in folder: URL) async throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Files instead of pipes: whatever is written fits, and nobody has to read at the same time.
    let output = folder.appendingPathComponent("output-\(UUID().uuidString)")
    let errors = folder.appendingPathComponent("errors-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    let status = try await withCheckedThrowingContinuation { continuation in
      // Waiting would block a thread that the simulated service may need.
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    guard status == 0 else {
      let complaint = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      throw Failure(description: "\(program.lastPathComponent) ended with \(status):\n\(text)\(complaint)")
    }
    return text
  }
}
