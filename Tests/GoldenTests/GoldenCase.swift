import Diagnostics
import Foundation
import OpenAPI
import Pipeline
import Testing

/// A folder of `Cases`: a document, the client it must give and what must be said of it.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  static let all: [GoldenCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map { GoldenCase(name: $0) }
  }()

  /// Whether expectations are written instead of compared.
  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  var testDescription: String { name }
  var folder: URL { Self.folder.appending(path: name) }
  var expected: URL { folder.appending(path: "expected") }
  var diagnostics: URL { folder.appending(path: "diagnostics.txt") }

  /// What the generator makes of the case: its files, and its findings as the command line prints them.
  func run() -> (files: [String: String], diagnostics: String) {
    var client = ClientConfiguration(name: "sample", spec: "spec.yaml", output: "out")
    client.model.module = "Sample"
    var source: CaseFiles? = CaseFiles(folder: folder)
    // A case that is about the configuration brings one, with the folders that it names.
    let file = folder.appending(path: "clientsmith.yaml").path
    var bag = DiagnosticBag()
    if FileManager.default.fileExists(atPath: file) {
      let configured = ConfigurationReader.read(file, into: &bag)?.clients.first
      client = configured ?? client
      source = nil
    }
    var generation = Generator(Configuration(clients: [client]), source: source).generate(client)
    bag.append(contentsOf: generation.bag)
    generation.bag = bag
    let files = (generation.tree?.files ?? [:]).mapValues { String(decoding: $0, as: UTF8.self) }
    let findings = DiagnosticList(generation.bag)
    let lines = generation.texts.lines(for: findings.diagnostics)
    let renderer = TextRenderer { lines.line(at: $0) }
    return (files, renderer.render(findings).replacing(folder.path + "/", with: ""))
  }

  /// The files that stand in a folder, by their paths in it.
  func tree(_ root: URL) -> [String: String] {
    var files: [String: String] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? [] {
      if let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) { files[path] = text }
    }
    return files
  }

  func write(_ files: [String: String], _ text: String) throws {
    try? FileManager.default.removeItem(at: expected)
    for (path, text) in files {
      let url = expected.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    try text.write(to: diagnostics, atomically: true, encoding: .utf8)
  }
}

/// The files of a case, by their paths in it.
private struct CaseFiles: FileSource {
  let folder: URL

  func bytes(of path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: path))).map(Array.init)
  }
}
