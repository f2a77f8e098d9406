import Comparison
import Testing

/// One rule a row: Swift before and after, and what is said of it. `scripts/breaks` holds the rules against the compiler.
@Suite struct SourceRuleTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String
    /// Rules with the verdict of source, in the order of the report.
    let expected: [String]

    var testDescription: String { "\(before) → \(after)" }
  }

  static let members: [Row] = [
    Row(before: "public var a: Int", after: "public var a: Int?", expected: ["member-type break"]),
    Row(before: "public var a: Int?", after: "public var a: Int", expected: ["member-type break"]),
    Row(before: "public var a: Int", after: "public let a: Int", expected: ["member-read-only break"]),
    Row(before: "public let a: Int", after: "public var a: Int", expected: []),
    Row(before: "public var a: Int", after: "", expected: ["member-removed break"]),
    Row(before: "", after: "public var a: Int?", expected: ["added addition"]),
    Row(before: "public func f(a: Int) {}", after: "public func f(a: Int, b: Int? = nil) {}", expected: []),
    Row(before: "public func f(a: Int) {}", after: "public func f(b: Int? = nil, a: Int) {}", expected: []),
    Row(
      before: "public func f(a: Int) {}", after: "public func f(a: Int, b: Int) {}", expected: ["argument-added break"]),
    Row(before: "public func f(a: Int) {}", after: "public func f(a: Int?) {}", expected: []),
    Row(before: "public func f(a: Int?) {}", after: "public func f(a: Int) {}", expected: ["argument-type break"]),
    Row(
      before: "public func f(a: Int? = nil) {}", after: "public func f(a: Int) {}",
      expected: ["argument-required break"]),
    Row(
      before: "public func f(a: Int = 1) {}", after: "public func f(a: Int) {}", expected: ["argument-required break"]),
    Row(before: "public func f(a: Int) {}", after: "public func f(a: Int = 1) {}", expected: []),
    Row(
      before: "public func f(a: Int, b: Int) {}", after: "public func f(b: Int, a: Int) {}",
      expected: ["argument-order break"]),
    Row(before: "public func f(a: Int) {}", after: "public func f(b: Int) {}", expected: ["argument-renamed break"]),
    Row(
      before: "public func f(a: Int = 1, b: Int = 2) {}", after: "public func f(b: Int = 2) {}",
      expected: ["argument-removed break"]),
    Row(before: "public func f(a: Int) {}", after: "public func f(a: Double) {}", expected: ["argument-type caution"]),
    Row(
      before: "public func f() -> Int { 1 }", after: "public func f() -> String { \"\" }",
      expected: ["result-type break"]),
    Row(before: "public func f() -> Int { 1 }", after: "public func f() {}", expected: ["result-type break"]),
    Row(before: "public func f() {}", after: "public func f() -> Int { 1 }", expected: ["result-type caution"]),
    Row(before: "public func f() {}", after: "public func f() throws {}", expected: ["effects break"]),
    Row(before: "public func f() async throws {}", after: "public func f() {}", expected: []),
    Row(before: "public func f() {}", after: "", expected: ["method-removed break"]),
    Row(
      before: "public func f() {}", after: "@available(*, deprecated) public func f() {}",
      expected: ["deprecated caution"]),
    Row(before: "public static var a: Int { 1 }", after: "", expected: ["member-removed break"]),
    Row(
      before: "public init(a: Int, b: Int? = nil) {}", after: "public init(a: Int, c: Int? = nil, b: Int? = nil) {}",
      expected: []),
    Row(before: "public init(a: Int) {}", after: "public init(a: Int, b: Int) {}", expected: ["argument-added break"]),
  ]

  @Test(arguments: members) func rule(row: Row) {
    let changes = Clients.changes(
      swift: "public struct Pet {\n\(row.before)\n}", to: "public struct Pet {\n\(row.after)\n}")
    #expect(changes.map { "\($0.rule.id) \($0.verdicts.source.word)" } == row.expected)
  }

  @Test func everyBreakHasAProgramThatProvesIt() {
    for row in Self.members {
      let changes = Clients.changes(
        swift: "public struct Pet {\n\(row.before)\n}", to: "public struct Pet {\n\(row.after)\n}")
      for change in changes where change.verdicts.source == .breaking {
        #expect(change.witness?.hasPrefix("func witness(") == true, "\(change.rule.id)")
      }
    }
  }

  @Test func casesOfAUnion() {
    let base = "public enum Animal { case cat(Int); case other(String) }"
    let revision = "public enum Animal { case cat(String); case dog(Int); case other(String) }"
    let changes = Clients.changes(swift: base, to: revision)
    #expect(changes.map(\.rule.id) == ["member-type", "case-added"])
    #expect(changes[1].witness?.contains("case .cat: break; case .other: break") == true)
  }

  @Test func nestedNamesAreComparedByWhatTheyMean() {
    let base = "public struct Pet { public enum Kind { case cat }\n public var kind: Kind }"
    let revision = "public struct Pet { public enum Kind { case cat }\n public var kind: Pet.Kind }"
    #expect(Clients.changes(swift: base, to: revision).isEmpty)
  }
}
