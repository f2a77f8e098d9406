import Comparison
import Diagnostics

/// Shows changes to a person: heaviest first, grouped by resource or type; what harms nobody in one line.
package struct ChangeReport {
  private let changes: [Change]
  private let title: String
  private let proposal: (version: String, reason: String)?

  package init(_ changes: [Change], title: String, proposal: (version: String, reason: String)? = nil) {
    self.changes = changes
    self.title = title
    self.proposal = proposal
  }

  package var text: String {
    guard !changes.isEmpty else { return "\(title): nothing changed\n" + proposed }
    var lines: [String] = ["\(title): \(summary)"]
    for verdict in [Verdict.breaking, .caution] {
      let some = changes.filter { $0.verdicts.worst == verdict && $0.acceptance == nil }
      guard !some.isEmpty else { continue }
      lines += ["", verdict == .breaking ? "breaks" : "cautions"]
      for change in some { lines += Self.lines(change) }
    }
    let accepted = changes.filter { $0.acceptance != nil }
    if !accepted.isEmpty {
      lines += ["", "accepted"]
      for change in accepted { lines += Self.lines(change) }
    }
    if let benign { lines += ["", benign] }
    return lines.joined(separator: "\n") + "\n" + proposed
  }

  /// What changed, from what to what, and what it means, on one line.
  static func headline(_ change: Change) -> String {
    "`\(change.subject)`: \(values(change))\(change.message)"
  }

  /// `before → after: `, or whichever there is.
  private static func values(_ change: Change) -> String {
    switch (change.before, change.after) {
    case (let before?, let after?): "`\(before)` → `\(after)`: "
    case (let before?, nil): "`\(before)` is gone: "
    case (nil, let after?): "`\(after)` is new: "
    case (nil, nil): ""
    }
  }

  private static func lines(_ change: Change) -> [String] {
    var lines = ["  \(headline(change))"]
    lines.append("    \(change.verdicts.text) · [\(change.rule.id)] \(change.fingerprint)\(place(change))")
    lines += change.notes.map { "    note: \($0)" }
    if let acceptance = change.acceptance { lines.append("    until \(acceptance.end): \(acceptance.reason)") }
    if let help = change.help { lines.append("    help: \(help)") }
    return lines.map(printable)
  }

  private static func place(_ change: Change) -> String {
    func words(_ location: SourceLocation) -> String { "\(location.file):\(location.line):\(location.column)" }
    switch (change.place, change.formerPlace) {
    case (let new?, let old?):
      return old.file == new.file
        ? " · \(words(new)) (was \(old.line):\(old.column))" : " · \(words(new)) (was \(words(old)))"
    case (let new?, nil): return " · \(words(new))"
    case (nil, let old?): return " · was \(words(old))"
    case (nil, nil): return ""
    }
  }

  /// The text without what steers a terminal: it is a document's.
  private static func printable(_ line: String) -> String {
    var text = ""
    for scalar in line.unicodeScalars {
      let isControl =
        scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .lineSeparator
      text.unicodeScalars.append(isControl ? " " : scalar)
    }
    return text
  }

  private func count(_ verdict: Verdict) -> Int {
    changes.count { $0.verdicts.worst == verdict && $0.acceptance == nil }
  }

  private var summary: String {
    let parts = [(count(.breaking), "break"), (count(.caution), "caution"), (count(.addition), "addition")]
      .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    let accepted = changes.count { $0.acceptance != nil }
    if accepted > 0 { return (parts + ["\(accepted) accepted"]).joined(separator: ", ") }
    return parts.isEmpty ? "nothing that anyone would notice" : parts.joined(separator: ", ")
  }

  /// Additions by what they are added to, and how many changes make no difference.
  private var benign: String? {
    let additions = changes.filter { $0.verdicts.worst == .addition && $0.acceptance == nil }
    let silent = count(.none)
    var parts: [String] = []
    if !additions.isEmpty {
      var groups: [(name: String, count: Int)] = []
      for change in additions {
        if let index = groups.firstIndex(where: { $0.name == change.group }) {
          groups[index].count += 1
        } else {
          groups.append((change.group, 1))
        }
      }
      let shown = groups.prefix(8).map { $0.count == 1 ? $0.name : "\($0.name) (\($0.count))" }.joined(separator: ", ")
      parts.append("\(additions.count) additions: \(shown)\(groups.count > 8 ? " and \(groups.count - 8) more" : "")")
    }
    if silent > 0 { parts.append("\(silent) changes without any effect on callers") }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private var proposed: String {
    proposal.map { "\nproposed version: \($0.version) (\($0.reason))\n" } ?? ""
  }
}

// MARK: Markdown

extension ChangeReport {
  /// A section of a changelog.
  package var markdown: String {
    var lines = ["## \(proposal?.version ?? title)", ""]
    if let proposal { lines += ["\(title): \(proposal.reason).", ""] }
    if changes.isEmpty { lines += ["Nothing changed.", ""] }
    for (heading, verdict) in [("Breaking", Verdict.breaking), ("Look at", .caution), ("New", .addition)] {
      let some = changes.filter { $0.verdicts.worst == verdict }
      guard !some.isEmpty else { continue }
      lines += ["### \(heading)", ""]
      for change in some {
        if verdict == .addition {
          lines.append("- `\(Self.printable(change.subject))`")
        } else {
          lines.append("- \(Self.printable(Self.headline(change))) _(\(change.verdicts.text); \(change.rule.id))_")
          if let help = change.help { lines.append("  \(Self.printable(help))") }
          if let reason = change.acceptance?.reason { lines.append("  Accepted: \(Self.printable(reason))") }
        }
      }
      lines.append("")
    }
    let silent = count(.none)
    if silent > 0 { lines += ["\(silent) further changes have no effect on callers.", ""] }
    return lines.joined(separator: "\n")
  }
}
