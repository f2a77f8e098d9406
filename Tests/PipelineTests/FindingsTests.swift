import Diagnostics
import Testing

@testable import Pipeline

/// Allowances of the project and of its clients, over a whole run.
struct FindingsTests {
  static let sloppy = DiagnosticID("sloppy", .warning, "Something is sloppy.")
  static let odd = DiagnosticID("odd", .warning, "Something is odd.")

  private func generation(_ name: String, _ ids: [DiagnosticID], allowing allowed: [String] = [])
    -> Generator.Generation
  {
    var client = ClientConfiguration(name: name, spec: "a", output: name)
    client.allowances = allowed.map { .init($0) }
    var generation = Generator.Generation(client: client)
    for id in ids { generation.bag.report(id, "it is \(id.name)") }
    return generation
  }

  private func names(
    _ generations: [Generator.Generation], allowing allowed: [String] = [], strict: Bool = false, isWhole: Bool = true
  ) -> [String] {
    var configuration = Configuration()
    configuration.allowances = allowed.map { .init($0) }
    configuration.isStrict = strict
    let findings = Findings(configuration, general: DiagnosticBag(), generations, isWhole: isWhole)
    return findings.list.diagnostics.map { "\($0.severity.rawValue) \($0.id.name)" }
  }

  @Test func aClientsAllowanceIsItsOwn() {
    #expect(names([generation("A", [Self.sloppy], allowing: ["sloppy"])]).isEmpty)
    #expect(
      names([generation("A", [Self.sloppy], allowing: ["sloppy"]), generation("B", [Self.sloppy])]) == [
        "warning sloppy"
      ])
  }

  @Test func aProjectsAllowanceCountsAsUsedByAnyClient() {
    let generations = [generation("A", [Self.odd]), generation("B", [])]
    #expect(names(generations, allowing: ["odd"]).isEmpty)
    #expect(names([generation("B", [])], allowing: ["odd"]) == ["warning unused-allowance"])
    #expect(names([generation("B", [])], allowing: ["odd"], isWhole: false).isEmpty)
  }

  @Test func strictnessSparesWhatIsAllowed() {
    #expect(names([generation("A", [Self.sloppy, Self.odd], allowing: ["odd"])], strict: true) == ["error sloppy"])
  }
}
