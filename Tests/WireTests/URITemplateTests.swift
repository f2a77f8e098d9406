import ClientsmithRuntime
import Foundation
import LoopbackServers
import Testing
import Wire

/// The public examples of RFC 6570, where they lie beside the repository.
enum URITemplateSuite {
  static let file: URL = {
    let shared =
      ProcessInfo.processInfo.environment["CLIENTSMITH_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")
    return shared.appendingPathComponent("conformance/uri-template/spec-examples-by-section.json")
  }()
  static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }
}

/// RFC 6570's own examples as the oracle of generated calls, where its operators are OpenAPI's styles.
@Suite(.enabled(if: URITemplateSuite.isThere, "the uri-template suite is not beside the repository"))
struct URITemplateTests {
  /// The expansions that the suite allows of each of its templates.
  private static func expectations() throws -> [String: [String]] {
    var expectations: [String: [String]] = [:]
    let sections = try JSONReader.decode(JSONObject.self, from: Array(Data(contentsOf: URITemplateSuite.file)))
    for (_, section) in sections {
      for example in section["testcases"]?.arrayValue ?? [] {
        guard let template = example[0]?.stringValue, let expected = example[1] else { continue }
        expectations[template] = expected.stringValue.map { [$0] } ?? expected.arrayValue?.compactMap(\.stringValue)
      }
    }
    return expectations
  }

  @Test func `paths and queries are what RFC 6570 says`() async throws {
    let expectations = try Self.expectations()
    let hello = "Hello World!"
    let list = ["red", "green", "blue"]
    let keys = Keys(semi: ";", dot: ".", comma: ",")
    let requests = try await Carrier.asyncHTTPClient.requests { client in
      try await client.paths.simple(hello: hello, list: list, keys: keys)
      try await client.paths.simpleExplodedPath(hello: hello, list: list, keys: keys)
      try await client.paths.label(hello: hello, list: list, keys: keys)
      try await client.paths.labelExplodedPath(hello: hello, list: list, keys: keys)
      try await client.paths.matrix(hello: hello, list: list, keys: keys)
      try await client.paths.matrixExplodedPath(hello: hello, list: list, keys: keys)
      try await client.queries.formTogetherQuery(list: list)
      try await client.queries.formTogetherQuery(keys: keys)
      try await client.queries.form(list: list)
      try await client.queries.form(keys: keys)
    }
    var sent: [(template: String, text: String)] = []
    for (index, style) in ["", ".", ";"].enumerated() {
      for (offset, explode) in ["", "*"].enumerated() {
        let segments = requests[index * 2 + offset].target.split(separator: "/").suffix(3).map(String.init)
        for (name, text) in zip(["hello", "list", "keys"], segments) {
          sent.append(("{\(style)\(name)\(name == "hello" ? "" : explode)}", text))
        }
      }
    }
    for (template, request) in zip(["{?list}", "{?keys}", "{?list*}", "{?keys*}"], requests.suffix(4)) {
      sent.append((template, String(request.target.drop { $0 != "?" })))
    }
    var checked = 0
    for (template, text) in sent {
      // The suite writes some of its templates with a letter before them.
      let known = expectations[template] ?? expectations["X\(template)"]?.map { String($0.dropFirst()) }
      guard let known else { continue }
      // The order of an object's members is the document's, one of those that the suite allows.
      #expect(known.contains(text), "\(template): \(text)")
      checked += 1
    }
    #expect(checked >= 14)
  }
}
