/// The stable name of a kind of finding, with its usual severity and a sentence for the documentation.
///
/// Each module declares its own as static constants in an `extension DiagnosticID` (one file a module, `…Diagnostics.swift`)
/// and lists them in its `all…` array; a test compares those lists with `docs/diagnostics.md`.
package struct DiagnosticID: Sendable, Hashable {
  /// Kebab-case, for instance `duplicate-key`.
  package let name: String
  package let severity: Severity
  /// One sentence that says what the finding means.
  package let summary: String
  /// Whether it says nothing that a reader must act upon: all of a run are shown as one, behind what matters.
  package let isRoutine: Bool

  package init(_ name: String, _ severity: Severity, _ summary: String, isRoutine: Bool = false) {
    self.name = name
    self.severity = severity
    self.summary = summary
    self.isRoutine = isRoutine
  }
}
