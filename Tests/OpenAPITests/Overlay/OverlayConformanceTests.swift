import Diagnostics
import OpenAPI
import Testing
import YAML

/// The overlays of the specification's own tests, and one that a vendor publishes.
@Suite(.enabled(if: Shared.isPresent, "\(Shared.absence)"))
struct OverlayConformanceTests {
  static let sets: [String] = {
    guard Shared.isPresent else { return [] }
    let files = Shared.files("conformance/overlay", ["yaml"])
    return files.filter { $0.hasSuffix("/overlay.yaml") }.map { String($0.dropLast("/overlay.yaml".count)) }
  }()

  private func node(_ path: String) throws -> Node {
    var bag = DiagnosticBag()
    let bytes = try #require(SharedFileSource().bytes(of: path))
    return try #require(YAMLReader().read(bytes, file: path, into: &bag))
  }

  @Test("an overlay turns the document into what is expected", arguments: sets)
  func conforms(set: String) throws {
    var bag = DiagnosticBag()
    let overlay = try #require(OverlayReader().read(try node("\(set)/overlay.yaml"), into: &bag))
    let result = overlay.apply(to: try node("\(set)/openapi.yaml"), into: &bag)
    #expect(dump(sorted(result)) == dump(sorted(try node("\(set)/output.yaml"))))
    #expect(bag.diagnostics.map(\.message) == [])
  }

  @Test("a vendor's overlay applies to the vendor's document")
  func vendor() throws {
    var bag = DiagnosticBag()
    let overlay = try #require(
      OverlayReader().read(try node("corpus/overlay/firehydrant-mcp.overlay.yaml"), into: &bag))
    let result = overlay.apply(to: try node("corpus/firehydrant.yaml"), into: &bag)
    #expect(!bag.hasErrors)
    #expect(result["info"]?["title"]?.string == "FireHydrant MCP Server")
    // The vendor wrote it for another edition, whose operations have other names.
    #expect(bag.diagnostics.allSatisfy { $0.id == .unmatchedOverlayAction })
    let document = DocumentReader().read(
      root: result, path: "corpus/firehydrant.yaml", from: SharedFileSource(), into: &bag)
    #expect(document?.info.title == "FireHydrant MCP Server")
  }

  /// The order of keys is no part of what an overlay promises.
  private func sorted(_ node: Node) -> Node {
    switch node.content {
    case .scalar: node
    case .sequence(let elements): Node(sequence: elements.map(sorted), at: node)
    case .mapping(let mapping):
      Node(mapping: mapping.entries.map { $0.with(value: sorted($0.value)) }.sorted { $0.key < $1.key }, at: node)
    }
  }
}
