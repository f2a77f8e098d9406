import ClientModel
import Foundation
import Testing

/// No model can shadow a type that generated code names: the list of reserved names is complete.
struct ReservedNameTests {
  /// The folders of the modules that generated code may import.
  private static let runtime = [
    "Sources/Client/ClientsmithRuntime", "Sources/Client/ClientsmithOAuth", "Sources/Client/ClientsmithWebhooks",
    "Sources/Client/ClientsmithXML",
  ]
  /// What generated code is made of.
  private static let generator = ["templates/swift", "Sources/Generator/SwiftEmitter"]
  /// Clients as they are generated.
  private static let clients = ["Generated", "Tests/GoldenTests/Cases", "interop"]

  private func texts(in folders: [String], endingIn suffix: String) -> [(path: String, text: String)] {
    folders.flatMap { folder -> [(String, String)] in
      let root = SchemaTests.repository.appendingPathComponent(folder)
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(suffix) }.compactMap { name in
        (try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)).map { ("\(folder)/\(name)", $0) }
      }
    }
  }

  /// The capitalised words of a text that do not follow a dot.
  private func names(in text: String) -> Set<String> {
    Set(
      text.matches(of: /(?<before>^|[^.\w`])(?<name>[A-Z]\w*)/.anchorsMatchLineEndings()).map { String($0.output.name) }
    )
  }

  @Test func everyRuntimeTypeThatTheGeneratorNamesIsReserved() throws {
    let declaration = /^public (?:final |indirect )?(?:struct|enum|class|actor|protocol|typealias) (?<name>\w+)/
      .anchorsMatchLineEndings()
    let sources = texts(in: Self.runtime, endingIn: ".swift")
    let types = Set(
      sources.flatMap { source in source.text.matches(of: declaration).map { String($0.output.name) } })
    #expect(types.count > 80, "the runtime's sources were not found")
    let generator = texts(in: Self.generator, endingIn: ".swift") + texts(in: Self.generator, endingIn: ".mustache")
    #expect(generator.count > 30, "the generator's sources were not found")
    var named: Set<String> = []
    for source in generator {
      if source.path.hasSuffix(".mustache") {
        named.formUnion(names(in: source.text))
      } else {
        for literal in source.text.matches(of: /"(?:[^"\\\n]|\\.)*"/) {
          named.formUnion(names(in: String(literal.output)))
        }
      }
    }
    let missing = named.intersection(types).subtracting(ReservedNames.types)
    #expect(missing.isEmpty, "`ReservedNames.runtime` lacks \(missing.sorted())")
    let gone = ReservedNames.runtime.subtracting(types)
    #expect(gone.isEmpty, "the runtime has no \(gone.sorted())")
  }

  @Test(.timeLimit(.minutes(25))) func everyForeignTypeInGeneratedCodeIsReserved() {
    let declaration = /\b(?:struct|enum|class|actor|protocol|typealias) `?(?<name>\w+)/
    let hidden = /@_spi\(Generated\)|\/\/[^\n]*|\/\*(?:.|\n)*?\*\/|#"(?:.*?)"#|"(?:[^"\\\n]|\\.)*"/
    // Mocks are modules of their own, beside the client's; and what a configuration adds is named by its author.
    let texts = texts(in: Self.clients, endingIn: ".swift")
      .filter { !$0.path.contains("Mock/") && !$0.path.contains("Cases/hooks/") }
    let files = texts.map { ($0.path, $0.text.replacing(hidden, with: "\"\"")) }
    #expect(files.count > 50, "the generated clients were not found")
    let declared = Set(files.flatMap { file in file.1.matches(of: declaration).map { String($0.output.name) } })
    for (path, text) in files {
      let foreign = names(in: text).subtracting(declared).subtracting(ReservedNames.types)
      #expect(foreign.isEmpty, "\(path) names \(foreign.sorted()), which are not reserved")
    }
  }
}
