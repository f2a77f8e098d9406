import ClientsmithRuntime
import Foundation
import Testing

@testable import ClientsmithRuntime

/// The public test suite of RFC 6570, as far as OpenAPI's styles go: everything but prefixes.
@Suite(.enabled(if: SharedMaterial.hasURITemplates, "the uri-template suite is not beside the repository"))
struct URITemplateTests {
  @Test(arguments: ["spec-examples.json", "spec-examples-by-section.json", "extended-tests.json"])
  func `parameters are written as RFC 6570 says`(file: String) throws {
    let data = try Data(contentsOf: SharedMaterial.uriTemplates.appendingPathComponent(file))
    let suites = try JSONReader.decode(JSONObject.self, from: Array(data))
    var checked = 0
    for (title, suite) in suites {
      let variables = try #require(suite["variables"]?.objectValue)
      for testCase in suite["testcases"]?.arrayValue ?? [] {
        let template = try #require(testCase[0]?.stringValue)
        guard !template.contains(":"), let expected = expectations(testCase[1]) else { continue }
        let result = expand(template, variables)
        #expect(expected.contains(result), "\(title): \(template)")
        checked += 1
      }
    }
    #expect(checked > 25)
  }

  private func expectations(_ value: JSONValue?) -> [String]? {
    value?.stringValue.map { [$0] } ?? value?.arrayValue?.compactMap(\.stringValue)
  }

  private func expand(_ template: String, _ variables: JSONObject) -> String {
    var out: [UInt8] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      URIText.append(String(rest[..<open]), keeping: .reserved, to: &out)
      expand(expression: rest[rest.index(after: open)..<close], variables, into: &out)
      rest = rest[rest.index(after: close)...]
    }
    URIText.append(String(rest), keeping: .reserved, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func expand(expression: Substring, _ variables: JSONObject, into out: inout [UInt8]) {
    let operators: [Character: (first: String, Expansion)] = [
      "+": ("", .simple.keeping(.reserved)), ".": (".", .label), ";": (";", .matrix), "?": ("?", .form),
      "&": ("&", .form),
      "#": ("#", .simple.keeping(.reserved)),
      "/": ("/", Expansion(first: [], separator: Array("/".utf8), isNamed: false, kept: .unreserved)),
    ]
    let known = expression.first.flatMap { operators[$0] }
    var (first, expansion) = known ?? ("", .simple)
    expansion.first = []
    var isFirst = true
    for spec in (known == nil ? expression : expression.dropFirst()).split(separator: ",") {
      let explode = spec.hasSuffix("*")
      let name = String(explode ? spec.dropLast() : spec)
      let content = variables[name].map { ParameterContent($0) } ?? .absent
      var text: [UInt8] = []
      // Names in templates are percent-encoded already.
      let writer = ParameterWriter(expansion: expansion, explode: explode)
      guard writer.write(name.removingPercentEncoding ?? name, content, to: &text) else { continue }
      out += isFirst ? Array(first.utf8) : expansion.separator
      out += text
      isFirst = false
      first = ""
    }
  }
}
