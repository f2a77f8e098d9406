import ClientModel
import Diagnostics
import Foundation
import SwiftEmitter
import Testing
import YAML

@testable import Pipeline

/// The published JSON Schema and the documentation say what the program does.
struct SchemaTests {
  static let repository =
    ProcessInfo.processInfo.environment["CLIENTSMITH_ROOT"].map(URL.init(fileURLWithPath:))
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func file(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Self.repository.appendingPathComponent(path)))
  }

  private func schema() throws -> Node {
    var bag = DiagnosticBag()
    return try #require(YAMLReader().read(file("schema/clientsmith.schema.json"), file: "schema", into: &bag))
  }

  @Test func theSchemaHasTheKeysOfTheReader() throws {
    let schema = try schema()
    func keys(_ pointer: String) -> [String]? {
      JSONPointer(pointer).flatMap { schema.at($0) }?["properties"]?.mapping?.keys
    }
    #expect(keys("")?.sorted() == ConfigurationKeys.root.sorted())
    #expect(keys("/properties/limits")?.sorted() == ConfigurationKeys.limits.sorted())
    #expect(keys("/$defs/client")?.sorted() == ConfigurationKeys.client.sorted())
    #expect(keys("/$defs/client/properties/select")?.sorted() == ConfigurationKeys.select.sorted())
    #expect(keys("/$defs/client/properties/pagination")?.sorted() == ConfigurationKeys.pagination.sorted())
    #expect(keys("/$defs/acceptance")?.sorted() == ConfigurationKeys.acceptance.sorted())
    #expect(keys("/$defs/model")?.sorted() == ConfigurationKeys.model.sorted())
    #expect(keys("/$defs/webhookSignature")?.sorted() == WebhookSignatureReader.members.sorted())
    #expect(keys("/$defs/security/oneOf/1")?.sorted() == ConfigurationKeys.security.sorted())
  }

  @Test func theSchemaHasTheChoicesAndDefaultsOfTheReader() throws {
    let schema = try schema()
    func choices(_ pointer: String) -> [String]? {
      JSONPointer(pointer).flatMap { schema.at($0) }?["enum"]?.elements?.compactMap(\.string)
    }
    let client = "/$defs/client/properties"
    #expect(choices("\(client)/access") == EmitterConfiguration.Access.allCases.map(\.rawValue))
    #expect(choices("\(client)/unusedSchemas") == UnusedSchemas.allCases.map(\.rawValue))
    let inferred = ModelConfiguration.InferredPagination.allCases.map(\.rawValue)
    #expect(choices("\(client)/pagination/properties/inferred") == inferred)
    #expect(
      choices("\(client)/pagination/properties/operations/additionalProperties")
        == PaginationDecision.allCases.map(\.rawValue))
    #expect(choices("/$defs/security/oneOf/0") == SecurityWord.allCases.map(\.rawValue))
    #expect(choices("\(client)/layout") == ModelLayout.allCases.map(\.rawValue))
    #expect(choices("\(client)/webhookSignature/oneOf/0") == KnownWebhookSignature.allCases.map(\.rawValue))
    let limits = YAMLReader.Limits()
    #expect(schema["properties"]?["limits"]?["properties"]?["depth"]?["default"]?.integer == limits.depth)
    #expect(schema["properties"]?["limits"]?["properties"]?["bytes"]?["default"]?.integer == limits.bytes)
    #expect(schema["properties"]?["limits"]?["properties"]?["aliasedNodes"]?["default"]?.integer == limits.aliasedNodes)
  }

  @Test func theDocumentationNamesEverySetting() throws {
    let text = String(decoding: try file("docs/configuration.md"), as: UTF8.self)
    let keys = ConfigurationKeys.root + ConfigurationKeys.limits + ConfigurationKeys.client + ConfigurationKeys.select
    for key in keys + ConfigurationKeys.pagination + ConfigurationKeys.security + ConfigurationKeys.acceptance {
      #expect(text.contains("`\(key)`"), "\(key) is not documented")
    }
  }

  @Test func idsAreUniqueAndKebabCase() {
    var owners: [String: String] = [:]
    for (module, ids) in DiagnosticID.catalogue {
      for id in ids {
        let owner = owners.updateValue(module, forKey: id.name)
        #expect(owner == nil, "`\(id.name)` of \(module) is one of \(owner ?? "")")
        let isKebab = id.name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        #expect(isKebab && id.summary.hasSuffix("."), "\(id.name)")
      }
    }
  }

  /// Compares the tables of `docs/diagnostics.md` with the code; `UPDATE_GOLDEN=1` writes them.
  @Test func theTableOfFindingsIsTheCodes() throws {
    let path = "docs/diagnostics.md"
    let marker = "<!-- The tables below are compared with the code by a test; UPDATE_GOLDEN=1 rewrites them. -->\n"
    let present = String(decoding: (try? file(path)) ?? [], as: UTF8.self)
    let intro = present.components(separatedBy: marker).first ?? ""
    let expected = intro + marker + Self.tables
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(expected.utf8).write(to: Self.repository.appendingPathComponent(path))
    } else {
      #expect(present == expected, "run the tests with UPDATE_GOLDEN=1")
    }
  }

  private static var tables: String {
    DiagnosticID.catalogue.map { module, ids in
      let rows = ids.sorted { $0.name < $1.name }.map { "| `\($0.name)` | \($0.severity.rawValue) | \($0.summary) |\n" }
      return "\n## \(module)\n\n| id | severity | what it means |\n|---|---|---|\n" + rows.joined()
    }.joined()
  }
}
