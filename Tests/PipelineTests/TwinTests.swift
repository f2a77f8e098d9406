import ClientModel
import Diagnostics
import Foundation
import OpenAPI
import Testing

@testable import Pipeline

/// The same API described in JSON and in YAML gives the same client, byte for byte.
@Suite struct TwinTests {
  private static let folder =
    (ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"].map(URL.init(fileURLWithPath:))
    ?? SchemaTests.repository.deletingLastPathComponent().appendingPathComponent("shared"))
    .appendingPathComponent("corpus/readme-oas-examples")

  /// Documents whose twins say something else: a description that is cut short, a space before it, other methods under two
  /// paths, and line breaks that YAML's plain style does not have.
  private static let unlike: Set<String> = [
    "2.0/json/petstore-expanded", "3.0/json/uspto", "3.1/json/parameters-style", "3.1/json/train-travel",
  ]

  /// The documents of which there is a twin, without what tells the two apart.
  private static let names: [String] = {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    let twins = Set(paths)
    return paths.sorted().filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.filter {
      !unlike.contains($0) && twins.contains($0.replacingOccurrences(of: "/json/", with: "/yaml/") + ".yaml")
    }
  }()

  private func generate(_ path: String) -> Generator.Generation {
    var client = ClientConfiguration(
      name: "Twin", spec: Self.folder.appendingPathComponent(path).path, output: "out")
    client.model.module = "Twin"
    return Generator(Configuration(clients: [client])).generate(client)
  }

  @Test(
    .enabled(if: !names.isEmpty, "the folder of shared documents is absent: set CLIENTSMITH_SHARED"),
    arguments: names)
  func aDocumentInYAMLIsItsTwinInJSON(_ name: String) throws {
    let json = generate(name + ".json")
    let yaml = generate(name.replacingOccurrences(of: "/json/", with: "/yaml/") + ".yaml")
    func findings(_ generation: Generator.Generation) -> [String] {
      generation.bag.diagnostics.map { "\($0.id.name): \($0.message)" }
    }
    #expect(findings(json) == findings(yaml))
    #expect(json.tree?.files.keys.sorted() == yaml.tree?.files.keys.sorted())
    for (path, bytes) in json.tree?.files ?? [:] where yaml.tree?.files[path] != bytes {
      Issue.record("\(path) differs")
    }
  }
}
