/// What a project has decided about findings: which warnings it allows, and whether the others are errors.
package struct DiagnosticPolicy: Sendable {
  /// A warning that is allowed, with the place where the configuration says so.
  package struct Allowance: Sendable, Hashable {
    package let name: String
    package let location: SourceLocation?

    package init(_ name: String, at location: SourceLocation? = nil) {
      self.name = name
      self.location = location
    }
  }

  package var allowances: [Allowance]
  /// Whether warnings are errors.
  package var isStrict: Bool

  package init(allowances: [Allowance] = [], isStrict: Bool = false) {
    self.allowances = allowances
    self.isStrict = isStrict
  }

  /// The findings under this policy; an allowance that allowed nothing is a finding itself.
  package func applied(to bag: DiagnosticBag) -> DiagnosticBag {
    let allowed = Set(allowances.map(\.name))
    var used = Set<String>()
    var result = DiagnosticBag()
    for diagnostic in bag.diagnostics {
      if diagnostic.severity != .error, allowed.contains(diagnostic.id.name) {
        used.insert(diagnostic.id.name)
      } else {
        result.add(diagnostic)
      }
    }
    for allowance in allowances where !used.contains(allowance.name) {
      result.report(
        .unusedAllowance, unusedMessage(allowance, in: bag), at: allowance.location,
        help: "remove it, so that it does not hide a later finding")
    }
    guard isStrict else { return result }
    var strict = DiagnosticBag()
    for var diagnostic in result.diagnostics {
      if diagnostic.severity == .warning { diagnostic.severity = .error }
      strict.add(diagnostic)
    }
    return strict
  }

  private func unusedMessage(_ allowance: Allowance, in bag: DiagnosticBag) -> String {
    bag.diagnostics.contains { $0.id.name == allowance.name }
      ? "`\(allowance.name)` is an error, which cannot be allowed" : "`\(allowance.name)` is allowed and does not occur"
  }
}

extension DiagnosticBag {
  /// The findings without warnings that are allowed.
  package func without(_ allowances: [DiagnosticPolicy.Allowance]) -> DiagnosticBag {
    let allowed = Set(allowances.map(\.name))
    var rest = DiagnosticBag()
    for finding in diagnostics where finding.severity == .error || !allowed.contains(finding.id.name) {
      rest.add(finding)
    }
    return rest
  }
}

extension DiagnosticID {
  static let unusedAllowance = DiagnosticID(
    "unused-allowance", .warning, "The configuration allows a warning that does not occur.")

  /// What the handling of findings can report itself.
  package static let allDiagnostics: [DiagnosticID] = [.unusedAllowance]
}
