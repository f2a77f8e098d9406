import ClientModel
import Foundation
import Testing

/// `docs/extensions.md` describes the extensions that the code reads, and no others.
struct ExtensionDocumentTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: SchemaTests.repository.appendingPathComponent(path), encoding: .utf8)
  }

  /// The vendors' extensions that the sources name.
  private func readByCode() throws -> Set<String> {
    let dialect = /"(?<name>x-(?:speakeasy|fern|ms|enum|nullable)[A-Za-z-]*)"/
    var names: Set<String> = []
    for folder in ["Sources/Generator/OpenAPI", "Sources/Generator/ClientModel"] {
      let root = SchemaTests.repository.appendingPathComponent(folder).resolvingSymlinksInPath()
      for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.hasSuffix(".swift") {
        let source = try text("\(folder)/\(path)")
        names.formUnion(source.matches(of: dialect).map { String($0.output.name) })
      }
    }
    return names
  }

  private var own: Set<String> {
    Set(ExtensionReader.Place.allCases.flatMap(\.keys).map { ExtensionReader.prefix + $0 })
  }

  @Test func everyExtensionThatIsReadIsDescribedAndTheOtherWayRound() throws {
    let described = Set(
      try text("docs/extensions.md").matches(of: /`(?<name>x-[A-Za-z]+-?[A-Za-z-]*[A-Za-z])`/).map {
        String($0.output.name)
      })
    let read = try readByCode().union(own)
    #expect(read.count > 25, "the sources were not found")
    #expect(read.subtracting(described).sorted() == [], "these are not described")
    #expect(described.subtracting(read).sorted() == [], "these are not read")
  }

  @Test func theTableOfPlacesIsTheCodes() throws {
    let places: [ExtensionReader.Place] = [.root, .path, .operation, .scheme, .parameter, .schema]
    var rows: [String: [ExtensionReader.Place]] = [:]
    for line in try text("docs/extensions.md").split(separator: "\n") where line.hasPrefix("| `x-clientsmith-") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard cells.count == 9 else { continue }
      rows[cells[1].filter { $0 != "`" }] = zip(places, cells[2...7]).compactMap { $1 == "yes" ? $0 : nil }
    }
    #expect(Set(rows.keys) == own)
    for (name, stands) in rows {
      let key = String(name.dropFirst(ExtensionReader.prefix.count))
      #expect(stands == places.filter { $0.keys.contains(key) }, "\(name)")
    }
  }
}
