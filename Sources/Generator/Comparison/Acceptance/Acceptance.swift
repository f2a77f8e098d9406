import Diagnostics

/// A change that a project has decided to live with: it is told, and counts for nothing.
package struct Acceptance: Sendable, Hashable {
  /// Which changes are meant.
  package enum Subject: Sendable, Hashable {
    /// One change, by the fingerprint of its report.
    case fingerprint(String)
    /// The changes of one kind at one place of the document.
    case place(id: String, pointer: String)
  }

  package var subject: Subject
  /// Why, for whoever reads the report.
  package var reason: String
  /// The last day on which it holds, as `2026-12-31` (ISO 8601), in UTC.
  package var end: String
  /// Where the configuration says so.
  package var location: SourceLocation?

  package init(_ subject: Subject, reason: String, end: String, at location: SourceLocation? = nil) {
    self.subject = subject
    self.reason = reason
    self.end = end
    self.location = location
  }

  /// Whether a change is one of those that are meant.
  package func covers(_ change: Change) -> Bool {
    switch subject {
    case .fingerprint(let fingerprint): change.fingerprint == fingerprint
    case .place(let id, let pointer):
      change.rule.id == id && change.pointer.map(DocumentPointers.shape) == DocumentPointers.shape(pointer)
    }
  }

  /// What is meant, as a sentence about it begins.
  package var title: String {
    switch subject {
    case .fingerprint(let fingerprint): "the change `\(fingerprint)`"
    case .place(let id, let pointer): "`\(id)` at `\(pointer)`"
    }
  }
}

extension ClientComparison {
  /// The changes with what a project says of them.
  package struct Accepted: Sendable {
    /// In the order of the comparison.
    package var changes: [Change] = []
    /// Acceptances of nothing that changed.
    package var stale: [Acceptance] = []
    /// Acceptances whose last day has passed.
    package var ended: [Acceptance] = []
  }

  /// Marks the changes that a project accepts; `today` is a day as `2026-12-31`.
  package func accepted(by acceptances: [Acceptance], today: String) -> Accepted {
    var result = Accepted(changes: changes)
    for acceptance in acceptances {
      let covered = changes.indices.filter { acceptance.covers(changes[$0]) }
      if covered.isEmpty {
        result.stale.append(acceptance)
      } else if acceptance.end < today {
        result.ended.append(acceptance)
      } else {
        for index in covered { result.changes[index].acceptance = acceptance }
      }
    }
    return result
  }
}
