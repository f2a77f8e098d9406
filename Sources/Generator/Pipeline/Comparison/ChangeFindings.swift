import Comparison
import Diagnostics

/// Brings changes to the form of all findings, so that the same renderers show them.
package enum ChangeFindings {
  /// The rules as kinds of findings.
  package static let all = ChangeRule.all.map { DiagnosticID($0.id, .warning, $0.summary) }

  /// Findings in the order of the changes: a break is an error, a caution a warning, an addition a note.
  package static func list(_ changes: [Change]) -> DiagnosticList {
    DiagnosticList(inOrder: changes.map(finding))
  }

  private static func finding(_ change: Change) -> Diagnostic {
    let severity: Severity =
      switch change.verdicts.worst {
      case _ where change.acceptance != nil: .note
      case .breaking: .error
      case .caution: .warning
      case .addition, .none: .note
      }
    var notes = change.notes.map { Diagnostic.Note($0) }
    if let acceptance = change.acceptance {
      notes.append(.init("accepted until \(acceptance.end): \(acceptance.reason)", at: acceptance.location))
    }
    if let place = change.formerPlace { notes.append(.init("it was here", at: place)) }
    var diagnostic = Diagnostic(
      DiagnosticID(change.rule.id, severity, change.rule.summary), severity, ChangeReport.headline(change),
      at: change.place ?? change.formerPlace, notes: notes, help: change.help)
    diagnostic.compatibility = Compatibility(
      wire: change.verdicts.wire.word, source: change.verdicts.source.word, behaviour: change.verdicts.behaviour.word,
      subject: change.subject, before: change.before, after: change.after, formerLocation: change.formerPlace,
      fingerprint: change.fingerprint)
    diagnostic.compatibility?.pointer = change.pointer
    diagnostic.compatibility?.acceptance = change.acceptance.map { ($0.reason, $0.end) }
    return diagnostic
  }
}
