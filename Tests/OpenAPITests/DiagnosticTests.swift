import Diagnostics
import OpenAPI
import Testing
import YAML

/// Every finding that the module can report, with a document that has it.
struct DiagnosticTests {
  struct Case: CustomTestStringConvertible {
    let finding: String
    let text: String
    var testDescription: String { finding }

    init(_ finding: String, _ text: String) {
      self.finding = finding
      self.text = text
    }
  }

  @Test(
    "a finding is reported with its id at its line",
    arguments: documents + keys + schemas + references + operations + others)
  func reported(example: Case) {
    let result = read(example.text)
    #expect(result.findings.contains(example.finding), "\(result.findings)")
  }

  @Test("every id has a document that is reported under it")
  func complete() {
    let cases = Self.documents + Self.keys + Self.schemas + Self.references + Self.operations + Self.others
    let tested = Set(cases.compactMap { $0.finding.split(separator: " ").last.map(String.init) })
    let known = DiagnosticID.allOpenAPI.map(\.name)
    // A file that is not there cannot be held in a text, and overlays have tests of their own.
    let elsewhere = [
      "unreadable-file", "too-many-objects", "invalid-overlay", "invalid-json-path", "unmatched-overlay-action",
      "overlay-conflict",
    ]
    #expect(Set(known).subtracting(tested) == Set(elsewhere))
    #expect(tested.isSubset(of: known))
    #expect(Set(known).count == known.count)
  }

  @Test("a document that is not there is an error that names it")
  func unreadable() {
    var bag = DiagnosticBag()
    #expect(DocumentReader().read("none.yaml", from: InMemoryFileSource(), into: &bag) == nil)
    #expect(bag.diagnostics.map(\.id) == [.unreadableFile])
    #expect(bag.diagnostics.first?.location?.file == "none.yaml")
  }

  @Test("messages are one line, begin in lower case or with code, and have no full stop")
  func style() {
    for example in Self.documents + Self.keys + Self.schemas + Self.references + Self.operations + Self.others {
      for diagnostic in read(example.text).diagnostics where DiagnosticID.allOpenAPI.contains(diagnostic.id) {
        #expect(!diagnostic.message.contains("\n"))
        #expect(!diagnostic.message.hasSuffix("."))
        #expect(diagnostic.message.first?.isUppercase == false)
        #expect(diagnostic.location != nil)
      }
    }
  }

  static let head = "openapi: 3.1.0\ninfo: {title: T, version: \"1\"}\n"

  /// A document with a schema in line 5.
  static func schema(_ text: String) -> String { head + "components:\n  schemas:\n    S: \(text)\n" }

  /// A document with an operation in line 5.
  static func operation(_ text: String, path: String = "/x", version: String = "3.1.0") -> String {
    "openapi: \(version)\ninfo: {title: T, version: \"1\"}\npaths:\n  \(path):\n    get: \(text)\n"
  }

  static func parameter(_ text: String) -> String { operation("{operationId: a, parameters: [{\(text)}]}") }

  static let documents = [
    Case("1 unknown-version", "title: no API"),
    Case("1 unknown-version", "asyncapi: 3.0.0"),
    Case("1 unknown-version", "{info: {}, item: []}"),
    Case("1 unknown-version", "{title: A, $schema: 'https://json-schema.org/draft/2020-12/schema'}"),
    Case("1 unknown-version", "- a list"),
    Case("1 unknown-version", "swagger: \"1.2\""),
    Case("1 unknown-version", "openapi: 4.0.0"),
    Case("1 later-version", "openapi: 3.9.0\npaths: {}"),
    Case("1 missing-container", head),
    Case("1 missing-container", "swagger: \"2.0\"\ninfo: {title: T, version: \"1\"}"),
    Case("1 no-operations", head + "components: {}"),
  ]

  static let keys = [
    Case("1 missing-key", "openapi: 3.1.0\npaths: {}"),
    Case("2 missing-key", "openapi: 3.1.0\ninfo: {title: T}\npaths: {}"),
    Case("5 missing-key", parameter("in: query, name: a")),
    Case("3 unknown-key", head + "path: {}"),
    Case("5 misplaced-key", parameter("in: header, name: a, schema: {}, allowReserved: true")),
    Case("3 key-of-other-version", "openapi: 3.0.0\ninfo: {title: T, version: \"1\"}\nwebhooks: {}"),
    Case("5 unsupported-keyword", schema("{$recursiveRef: '#'}")),
    Case("3 unexpected-type", head + "paths: []\ntags: {a: 1}".replacing("paths: []", with: "paths: 3")),
    Case("5 ignored-value", operation("{operationId: a, deprecated: maybe}")),
    Case("5 ignored-value", schema("{type: object, properties: {a: {required: true}}}")),
    Case("5 null-value", schema("{format: ~}")), Case("5 null-value", schema("~")),
    Case("5 mismatched-value", schema("{type: integer, default: many}")),
    Case("5 mismatched-value", schema("{type: boolean, example: {a: 1}}")),
    Case("5 loose-value", operation("{operationId: a, deprecated: \"true\"}")),
    Case("5 loose-value", operation("{operationId: a, tags: one}")),
    Case("5 contradictory-keys", schema("{xml: {nodeType: text, attribute: true}}")),
    Case("5 example-and-examples", parameter("in: query, name: a, schema: {}, example: 1, examples: {a: {value: 1}}")),
  ]

  static let schemas = [
    Case("5 invalid-schema", schema("3")),
    Case("5 invalid-schema", schema("[]")),
    Case("5 unknown-type", schema("{type: colour}")),
    Case("5 number-out-of-range", schema("{maxLength: 1e300}")),
    Case("5 empty-enum", schema("{enum: []}")),
    Case(
      "5 nesting-too-deep",
      schema(String(repeating: "{items: ", count: 200) + "{}" + String(repeating: "}", count: 200))),
  ]

  static let references = [
    Case("5 dangling-reference", schema("{$ref: '#/components/schemas/None'}")),
    Case("5 dangling-reference", schema("{$ref: none.yaml}")),
    Case("5 reference-cycle", schema("{$ref: '#/components/schemas/S'}")),
    Case("5 remote-reference", schema("{$ref: 'https://example.com/a.json'}")),
    Case("5 reference-outside-root", schema("{$ref: ../a.yaml}")),
    Case("5 misplaced-reference", operation("{$ref: '#/components/x-get'}")),
    Case("5 reference-siblings", operation("{operationId: a, requestBody: {$ref: '#/x', required: true}}")),
  ]

  static let operations = [
    Case("5 missing-operation-id", operation("{}")),
    Case("6 duplicate-operation-id", operation("{operationId: a}\n    put: {operationId: a}")),
    Case("4 empty-path-item", head + "paths:\n  /x: {}"),
    Case("4 malformed-path", operation("{operationId: a}", path: "x")),
    Case("4 malformed-path", operation("{operationId: a}", path: "/x?y=1")),
    Case("4 malformed-path", operation("{operationId: a}", path: "'/x#y'")),
    Case("6 ambiguous-path", operation("{operationId: a}", path: "'/x/{a}'") + "  '/x/{b}': {}\n"),
    Case("5 undeclared-path-parameter", operation("{operationId: a}", path: "'/x/{a}'")),
    Case("5 unused-path-parameter", parameter("in: path, name: a, required: true, schema: {}")),
    Case("5 duplicate-parameter", parameter("in: query, name: a, schema: {}}, {in: query, name: a, schema: {}")),
    Case("5 invalid-parameter", parameter("in: query")),
    Case("5 invalid-parameter", parameter("name: a")),
    Case("5 invalid-parameter", parameter("name: a, in: body")),
    Case("5 parameter-style", parameter("in: query, name: a, schema: {}, style: matrix")),
    Case("5 reserved-header-parameter", parameter("in: header, name: Accept, schema: {}")),
    Case(
      "5 querystring-conflict",
      parameter("in: querystring, name: a, content: {text/plain: {}}}, {in: query, name: b, schema: {}")),
    Case("5 invalid-status", operation("{operationId: a, responses: {OK: {description: D}}}")),
    Case("5 invalid-header-name", parameter("in: header, name: \"a b\", schema: {}")),
    Case(
      "5 conflicting-operation",
      head + "paths:\n  /x:\n    additionalOperations: {GET: {}}".replacing("{GET", with: "{GET")),
  ]

  static let others = [
    Case("3 empty-server-enum", head + "servers: [{url: '{a}', variables: {a: {enum: [], default: b}}}]\npaths: {}"),
    Case("3 undeclared-server-variable", head + "servers: [{url: 'https://{a}'}]\npaths: {}"),
    Case("5 unknown-security-scheme", operation("{operationId: a, security: [{token: []}]}")),
    Case("3 unknown-security-type", head + "components: {securitySchemes: {a: {type: magic}}}"),
    Case("3 incomplete-security-scheme", head + "components: {securitySchemes: {a: {type: apiKey}}}"),
    Case("3 duplicate-tag", head + "tags: [{name: a}, {name: a}]\npaths: {}"),
  ]
}
