import Diagnostics
import Foundation
import Testing

@testable import YAML

/// The public YAML test suite: what it accepts reads to the same JSON, what it refuses is refused.
@Suite(.enabled(if: Shared.exists("conformance/yaml-test-suite"), "the YAML test suite is not here"))
struct ConformanceTests {
  @Test func everyCaseOfTheSuiteIsDecided() throws {
    var different: [String: String] = [:]
    for file in Shared.files("conformance/yaml-test-suite/src", ["yaml"]) {
      for testCase in try ConformanceCase.all(of: file) {
        if let problem = testCase.problem() { different[testCase.name] = problem }
      }
    }
    let known = ConformanceDifferences.all
    for (name, problem) in different.sorted(by: { $0.key < $1.key }) where known[name] == nil {
      Issue.record("\(name): \(problem)")
    }
    for name in known.keys.sorted() where different[name] == nil {
      Issue.record("\(name) is listed as different and is not")
    }
  }
}

/// One case of a file of the suite.
struct ConformanceCase {
  let name: String
  let text: String
  let fails: Bool
  let json: String?

  static func all(of file: URL) throws -> [ConformanceCase] {
    var bag = DiagnosticBag()
    let bytes = [UInt8](try Data(contentsOf: file))
    let root = YAMLReader().read(bytes, file: file.lastPathComponent, into: &bag)
    let id = file.deletingPathExtension().lastPathComponent
    var previous: Node?
    var cases: [ConformanceCase] = []
    for (position, element) in (root?.elements ?? []).enumerated() {
      defer { if element["yaml"] != nil { previous = element } }
      guard let yaml = element["yaml"]?.string, element["skip"] == nil else { continue }
      let inherits = element["fail"] == nil && previous?["fail"] == nil
      cases.append(
        ConformanceCase(
          name: root?.elements?.count == 1 ? id : "\(id)/\(position)", text: visible(yaml),
          fails: element["fail"]?.bool ?? false,
          json: element["json"]?.string ?? (inherits ? previous?["json"]?.string : nil)))
    }
    return cases
  }

  /// The suite writes white space that editors would hide as visible characters.
  private static func visible(_ text: String) -> String {
    var text = text.replacingOccurrences(of: "␣", with: " ")
    text = text.replacingOccurrences(of: "—*»", with: "\t", options: .regularExpression)
    text = text.replacingOccurrences(of: "⇔", with: "\u{FEFF}").replacingOccurrences(of: "↵", with: "")
    text = text.replacingOccurrences(of: "←", with: "\r")
    return text.replacingOccurrences(of: "∎\n", with: "")
  }

  /// What is not as the suite has it, nil where all is.
  func problem() -> String? {
    let reading = Reading(text)
    let errors = reading.bag.diagnostics.map(\.message).joined(separator: ", ")
    if fails { return reading.bag.hasErrors ? nil : "accepted" }
    guard !reading.bag.hasErrors, let root = reading.root else { return "refused: \(errors)" }
    guard let json, let expected = Reading("[\(json)]").root?.elements else { return nil }
    guard expected.count == 1, let only = expected.first else { return nil }
    return Plain(root) == Plain(only) ? nil : "is \(Plain(root)), not \(Plain(only))"
  }
}
