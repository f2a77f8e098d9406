import Diagnostics
import Foundation
import OpenAPI
import Testing

@testable import ClientModel

/// Real documents, found beside the repository or where `CLIENTSMITH_SHARED` says.
@Suite struct CorpusTests {
  private static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
  }()

  private static var isPresent: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("corpus").path)
  }

  private struct Disk: FileSource {
    func bytes(of path: String) -> [UInt8]? { FileManager.default.contents(atPath: path).map { [UInt8]($0) } }
  }

  private func model(_ name: String) throws -> API {
    var bag = DiagnosticBag()
    let path = Self.folder.appendingPathComponent("corpus/\(name)").path
    let document = try #require(DocumentReader().read(path, from: Disk(), into: &bag))
    bag = DiagnosticBag()
    let api = ModelBuilder(configuration: ModelConfiguration()).build(document, into: &bag)
    #expect(bag.diagnostics.filter { $0.severity == .error } == [])
    return api
  }

  /// How many lists of each document are walked, counted by hand against the document.
  @Test(
    "Real documents have their lists found, and names that Swift can have",
    .enabled(if: isPresent, "the folder of shared documents is absent: set CLIENTSMITH_SHARED"),
    arguments: [
      ("github.yaml", 199), ("netbox.yaml", 124), ("klaviyo-stable.json", 112), ("asana.yaml", 65),
      ("intercom-2.14.yaml", 10), ("figma.yaml", 12), ("resend.yaml", 24), ("firehydrant.yaml", 49),
      ("box.json", 52), ("twilio_api_v2010.yaml", 60), ("datadog-v1.yaml", 12), ("meilisearch.json", 6),
      ("discord.json", 0), ("adyen-checkout-v71.json", 0), ("qdrant.json", 1), ("docker-engine-swagger2.yaml", 0),
    ])
  func lists(name: String, count: Int) throws {
    let api = try model(name)
    #expect(api.operations.filter { $0.pagination != nil }.count == count)
    check(api)
  }

  private func check(_ api: API) {
    let paths = api.declarations.indices.map { api.path(of: DeclarationID($0)) }
    #expect(Set(paths.map { $0.joined(separator: ".").lowercased() }).count == paths.count)
    #expect(paths.allSatisfy { $0.allSatisfy { $0.count <= 60 } })
    // An operation whose answer can be had in another form is called in two ways.
    #expect(Set(api.operations.map { $0.id + ($0.accept.first ?? "") }).count == api.operations.count)
    for resource in api.resources {
      #expect(Set(resource.operations.map(\.name)).count == resource.operations.count)
      for operation in resource.operations {
        #expect(isIdentifier(operation.name))
        #expect(Set(operation.parameters.map(\.label)).count == operation.parameters.count)
        #expect(operation.parameters.allSatisfy { isIdentifier($0.name) })
      }
    }
    for declaration in api.declarations {
      #expect(
        isIdentifier(declaration.name) && !ReservedNames.nested(in: declaration.scope).contains(declaration.name))
      let members = self.members(of: declaration)
      #expect(Set(members).count == members.count, "members of \(declaration.name)")
      #expect(members.allSatisfy(isIdentifier), "members of \(declaration.name)")
      #expect(
        declaration.mentionedTypes.compactMap(\.declared).allSatisfy { api.declarations.indices.contains($0.index) })
    }
  }

  private func members(of declaration: Declaration) -> [String] {
    switch declaration.kind {
    case .structure(let structure): structure.properties.map(\.name)
    case .enumeration(let list): list.cases.map(\.name)
    case .union(let union): union.variants.map(\.name) + (union.otherName.map { [$0] } ?? [])
    case .multipart(let form): form.parts.map(\.name)
    case .responses(let set): set.cases.map(\.name)
    case .bodies(let set): set.cases.map(\.name)
    }
  }

  private func isIdentifier(_ name: String) -> Bool {
    let bare = name.hasPrefix("`") && name.hasSuffix("`") ? String(name.dropFirst().dropLast()) : name
    guard let first = bare.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
    guard bare == name || ReservedNames.quotable.contains(bare) else { return false }
    return bare.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || $0.properties.generalCategory == .decimalNumber
    } && (bare != name || !ReservedNames.quotable.contains(bare))
  }
}
