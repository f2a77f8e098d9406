/// How bad a finding is: an error stops the output from being written, a warning does not.
package enum Severity: String, Sendable, Comparable, CaseIterable {
  case note, warning, error

  package static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One finding about the input: what is wrong, where, and what to do.
package struct Diagnostic: Sendable, Hashable {
  /// A fact at another place that explains the finding.
  package struct Note: Sendable, Hashable {
    package var message: String
    package var location: SourceLocation?

    package init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// The stable kebab-case name of this kind of finding, declared in a `DiagnosticID` table.
  package var id: DiagnosticID
  package var severity: Severity
  /// Lower case, no full stop, code in backticks, true without its context.
  package var message: String
  package var location: SourceLocation?
  package var notes: [Note]
  /// An action the user can take, or nil where the message says it all.
  package var help: String?
  /// Whether a secret stands in the line that it names, so that the line is not shown.
  package var isSecret = false
  /// Of a finding about two versions of a client.
  package var compatibility: Compatibility?
  /// Of a finding about recorded exchanges.
  package var observation: Observation?

  package init(
    _ id: DiagnosticID, _ severity: Severity? = nil, _ message: String, at location: SourceLocation? = nil,
    notes: [Note] = [], help: String? = nil
  ) {
    self.id = id
    self.severity = severity ?? id.severity
    self.message = message
    self.location = location
    self.notes = notes
    self.help = help
  }
}
