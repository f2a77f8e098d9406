import Diagnostics

/// The findings of a whole run under the project's policy, ready to be shown.
package struct Findings: Sendable {
  package let list: DiagnosticList
  package let texts: SourceTexts

  package var hasErrors: Bool { list.errorCount > 0 }

  /// Joins what all clients found; `isWhole` says that every client of the configuration was run, so that an allowance
  /// that allowed nothing is known to be superfluous.
  package init(
    _ configuration: Configuration, general: DiagnosticBag, _ generations: [Generator.Generation], isWhole: Bool
  ) {
    var texts = SourceTexts()
    var merged = general
    let shared = Set(configuration.allowances.map(\.name))
    var used = Set<String>()
    for generation in generations {
      texts.add(contentsOf: generation.texts)
      var rest = DiagnosticBag()
      for diagnostic in generation.bag.diagnostics {
        if diagnostic.severity != .error, shared.contains(diagnostic.id.name) {
          used.insert(diagnostic.id.name)
        } else {
          rest.add(diagnostic)
        }
      }
      let ended = generation.bag.hasErrors
      // What an error kept from being looked at cannot have used its allowance.
      let allowances =
        ended ? generation.client.allowances.filter { rest.contains($0.name) } : generation.client.allowances
      merged.append(contentsOf: DiagnosticPolicy(allowances: allowances).applied(to: rest))
    }
    // Where nothing was generated, nothing could use an allowance.
    let reportsUnused = isWhole && !generations.isEmpty && !merged.hasErrors
    let unused = reportsUnused ? configuration.allowances.filter { !used.contains($0.name) } : []
    let policy = DiagnosticPolicy(allowances: unused, isStrict: configuration.isStrict)
    list = DiagnosticList(policy.applied(to: merged))
    self.texts = texts
  }
}

extension DiagnosticBag {
  /// Whether there is a finding with this name.
  fileprivate func contains(_ name: String) -> Bool {
    diagnostics.contains { $0.id.name == name }
  }
}
