/// Collects the findings of all stages, in the order they were found, so that one run reports every problem.
package struct DiagnosticBag: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  /// Whether anything was found that must stop the output from being written.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  /// Adds a finding under its identifier's usual severity.
  package mutating func report(
    _ id: DiagnosticID, _ message: String, at location: SourceLocation? = nil, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    add(Diagnostic(id, nil, message, at: location, notes: notes, help: help))
  }

  package mutating func append(contentsOf other: DiagnosticBag) {
    diagnostics.append(contentsOf: other.diagnostics)
  }
}
