import Diagnostics
import OpenAPI
import Testing
import YAML

/// Documents that nobody here wrote.
@Suite(.enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct CorpusTests {
  /// The entry documents of vendors and of the specification's own examples; parts of them are read through references.
  static let documents: [String] = {
    guard Shared.isPresent else { return [] }
    let parts = ["digitalocean/", "oai-schema-tests/", "overlay/", "petstore-separate/", "package.json", "/."]
    let single = Shared.files("corpus").filter { path in !parts.contains { path.contains($0) } }
    return single + ["corpus/oai-learn/examples/v2.0/json/petstore-separate/spec/swagger.json"]
  }()

  private func read(_ path: String) -> ReadResult {
    var options = DocumentReader.Options()
    options.allowsFilesOutsideRoot = true
    var bag = DiagnosticBag()
    let document = DocumentReader(options: options).read(path, from: SharedFileSource(), into: &bag)
    return ReadResult(document: document, diagnostics: bag.diagnostics)
  }

  @Test("a real document is read without errors", arguments: documents)
  func realDocument(path: String) throws {
    let result = read(path)
    #expect(result.errors.map(\.message) == [])
    #expect(result.document != nil)
  }

  @Test("1,500 files that refer to each other are one document")
  func manyFiles() throws {
    let result = read("corpus/digitalocean/specification/DigitalOcean-public.v2.yaml")
    #expect(result.errors.map(\.message) == [])
    let document = try #require(result.document)
    #expect(document.files.count > 1_000)
    #expect(document.paths.count > 400)
    #expect(!result.diagnostics.contains { $0.id == .danglingReference })
  }

  /// Twins whose texts say different things: other descriptions, a `type` more or less, `get` for `post`.
  static let unequalTwins = [
    "2.0/yaml/petstore-expanded.yaml", "3.0/yaml/petstore-expanded.yaml", "3.0/yaml/uspto.yaml",
    "3.1/yaml/parameters-style.yaml", "3.1/yaml/train-travel.yaml",
  ]

  @Test("a document in JSON and its twin in YAML are the same", arguments: ["2.0", "3.0", "3.1"])
  func twins(version: String) throws {
    let folder = "corpus/readme-oas-examples/\(version)"
    for yaml in Shared.files("\(folder)/yaml", ["yaml"]) {
      let json = yaml.replacing("/yaml/", with: "/json/").replacing(".yaml", with: ".json")
      if Self.unequalTwins.contains(where: yaml.hasSuffix) { continue }
      guard SharedFileSource().bytes(of: json) != nil else { continue }
      let left = try #require(read(yaml).document)
      let right = try #require(read(json).document)
      let difference = firstDifference(dump(left), dump(right))
      #expect(difference == nil, "\(yaml)")
    }
  }

  @Test("a valid document of the specification's tests is accepted", arguments: passing)
  func accepted(path: String) {
    #expect(read(path).errors.map(\.message) == [])
  }

  static let passing = Shared.isPresent ? Shared.files("corpus/oai-schema-tests").filter { $0.contains("/pass/") } : []
  static let failing = Shared.isPresent ? Shared.files("corpus/oai-schema-tests").filter { $0.contains("/fail/") } : []

  @Test("an invalid document of the specification's tests is refused where it is wrong", arguments: failing)
  func refused(path: String) throws {
    let name = String(path.split(separator: "/").last?.dropLast(5) ?? "")
    let version = path.contains("/v3.1-dev/") ? "3.1" : "3.2"
    let expected = try #require(RefusedDocuments.findings["\(version) \(name)"] ?? RefusedDocuments.findings[name])
    let result = read(path)
    let found = result.diagnostics.map { "\($0.location?.line ?? 0) \($0.id.name)" }
    #expect(found.contains(expected.finding))
    #expect(result.errors.isEmpty == (expected.leniency != nil), "\(found)")
  }

  @Test("the table of invalid documents names only documents that are there")
  func tableIsCurrent() {
    let names = Set(Self.failing.compactMap { $0.split(separator: "/").last?.dropLast(5) }.map(String.init))
    for key in RefusedDocuments.findings.keys {
      #expect(names.contains(String(key.split(separator: " ").last ?? "")))
    }
  }
}

/// The first lines in which two texts differ.
private func firstDifference(_ left: String, _ right: String) -> String? {
  let pairs = zip(
    left.split(separator: "\n", omittingEmptySubsequences: false),
    right.split(separator: "\n", omittingEmptySubsequences: false))
  for (left, right) in pairs where left != right { return "\(left) <> \(right)" }
  return left.count == right.count ? nil : "one is longer"
}
