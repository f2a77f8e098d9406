import Comparison
import Diagnostics
import Foundation
import Pipeline
import Testing

/// Reports as they are written, in every form: `Reports` holds them, and `UPDATE_GOLDEN=1` writes them anew.
@Suite struct ReportTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// Two versions of one document with a change of each weight, one of them accepted.
  private static func accepted() throws -> (changes: [Change], comparison: ClientComparison) {
    let text = try String(contentsOf: folder.appendingPathComponent("Documents/pets.yaml"), encoding: .utf8)
    var revision = text
    for (old, new) in [
      ("age: {type: integer}", "age: {type: string}"),
      ("operationId: exportPets", "operationId: downloadPets"),
    ] { revision = revision.replacing(old, with: new) }
    revision = revision.replacing(
      "    Pet:\n      type: object\n", with: "    Pet:\n      type: object\n      x-note: changed\n")
    let comparison = ClientComparison(
      from: Clients.state(text, file: "old.yaml"), to: Clients.state(revision, file: "new.yaml"))
    let acceptances = comparison.changes.filter { $0.verdicts.worst == .breaking }.prefix(1).map {
      Acceptance(.fingerprint($0.fingerprint), reason: "nobody reads it", end: "2999-12-31")
    }
    let accepted = comparison.accepted(by: Array(acceptances.dropFirst(0)), today: "2026-01-01")
    return (accepted.changes, comparison)
  }

  /// A schema has one pointer and two types where what is sent has fewer members than what is read.
  @Test func aSchemasChangeIsToldOfTheTypeThatHasItsName() throws {
    func document(_ type: String) -> String {
      let names = ["Pet", "Owner", "Visit", "Clinic", "Bill"]
      let schemas = names.map { name in
        """
            \(name):
              type: object
              required: [id, size]
              properties: {id: {type: string, readOnly: true}, size: {type: \(type)}}

        """
      }
      let paths = names.map { name in
        """
          /\(name.lowercased())-records:
            post:
              operationId: create\(name)
              tags: [pets]
              requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/\(name)"}}}}
              responses:
                "200": {description: -, content: {application/json: {schema: {$ref: "#/components/schemas/\(name)"}}}}

        """
      }
      return Clients.document(schemas: schemas.joined(), paths: paths.joined())
    }
    // What only released apps notice has no Swift of its own: its subject is found by the pointer.
    let changes = Clients.changes(from: document("integer"), to: document("integer, maximum: 9"))
    let subjects = changes.filter { $0.pointer?.hasSuffix("/properties/size") == true }.map(\.subject)
    #expect(Set(subjects) == ["Pet.size", "Owner.size", "Visit.size", "Clinic.size", "Bill.size"])
  }

  @Test(arguments: ["text", "markdown", "github", "json", "sarif", "accepted.text", "accepted.json", "accepted.sarif"])
  func theReportIsAsItWas(form: String) throws {
    let (accepted, comparison) = try Self.accepted()
    let changes = form.hasPrefix("accepted.") ? accepted : comparison.changes
    #expect(!changes.isEmpty)
    let report = ChangeReport(
      changes, title: "Pets", proposal: comparison.proposedVersion(after: "1.4.0"))
    let list = ChangeFindings.list(changes)
    let text =
      switch form.split(separator: ".").last {
      case "text": report.text
      case "markdown": report.markdown
      case "github": GitHubRenderer().render(list)
      case "json": JSONRenderer().render(list)
      default: SARIFRenderer(toolVersion: "1.0.0").render(list)
      }
    let file = Self.folder.appendingPathComponent("Reports/\(form)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "run the tests with UPDATE_GOLDEN=1")
    }
  }

  @Test func theJSONIsAsThePublishedSchemaSays() throws {
    let root = Self.folder.deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("schema/clientsmith-report.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let json = JSONRenderer().render(ChangeFindings.list(try Self.accepted().changes))
    let report = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect(SchemaCheck(root: schema).problems(of: report, schema, at: "") == [])
  }

  @Test func everyRuleIsExplained() {
    for rule in ChangeRule.all { #expect(rule.summary.count > 20 && rule.summary.hasSuffix("."), "\(rule.id)") }
    #expect(Set(ChangeRule.all.map(\.id)).count == ChangeRule.all.count)
  }
}

/// As much of JSON Schema as the published schema uses.
private struct SchemaCheck {
  let root: [String: Any]

  func problems(of value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last,
      let target = (root["$defs"] as? [String: Any])?[String(name)] as? [String: Any]
    {
      return problems(of: value, target, at: path)
    }
    if let values = schema["enum"] as? [String], let text = value as? String {
      return values.contains(text) ? [] : ["\(path): \(text) is none of the values"]
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String {
      return text.range(of: pattern, options: .regularExpression) == nil ? ["\(path): \(text)"] : []
    }
    switch value {
    case let object as [String: Any]:
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
        "\(path): \($0) is missing"
      }
      return missing
        + object.sorted { $0.key < $1.key }.flatMap { name, value in
          properties[name].map { problems(of: value, $0, at: "\(path)/\(name)") } ?? ["\(path): \(name) is unknown"]
        }
    case let list as [Any]:
      guard let items = schema["items"] as? [String: Any] else { return ["\(path): no list"] }
      return list.flatMap { problems(of: $0, items, at: path + "/-") }
    case is NSNumber: return schema["type"] as? String == "integer" ? [] : ["\(path): no number"]
    default: return schema["type"] as? String == "string" ? [] : ["\(path): \(value)"]
    }
  }
}
