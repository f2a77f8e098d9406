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
    guard !changes.isEmpty else { return Self.printable("\(title): nothing changed") + "\n" + proposed }
    var lines: [String] = ["\(title): \(summary)"]
    for verdict in [Verdict.breaking, .caution] {
      let some = changes.filter { $0.verdicts.worst == verdict && $0.acceptance == nil }
      guard !some.isEmpty else { continue }
      lines += ["", verdict == .breaking ? "breaks" : "cautions"]
      for alike in Self.alike(some) { lines += Self.lines(alike[0], alike.dropFirst()) }
    }
    let accepted = changes.filter { $0.acceptance != nil }
    if !accepted.isEmpty {
      lines += ["", "accepted"]
      for change in accepted { lines += Self.lines(change) }
    }
    if let benign { lines += ["", benign] }
    return lines.map(Self.printable).joined(separator: "\n") + "\n" + proposed
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

  /// The changes, those that say the same of many places together: another credential for every operation is one thing to read.
  static func alike(_ changes: [Change]) -> [[Change]] {
    var groups: [[Change]] = []
    var positions: [String: Int] = [:]
    for change in changes {
      let parts = [change.rule.id, change.verdicts.text, change.before ?? "", change.after ?? "", change.message]
      let key = (parts + change.notes + [change.help ?? ""]).joined(separator: "\u{0}")
      if let position = positions[key] {
        groups[position].append(change)
      } else {
        positions[key] = groups.count
        groups.append([change])
      }
    }
    return groups.flatMap { $0.count < 4 ? $0.map { [$0] } : [$0] }
  }

  private static func lines(_ change: Change, _ others: ArraySlice<Change> = []) -> [String] {
    var lines = ["  \(headline(change))"]
    lines.append("    \(change.verdicts.text) · [\(change.rule.id)] \(change.fingerprint)\(place(change))")
    if !others.isEmpty {
      let more = others.count > 6 ? " and \(others.count - 6) more (all in `clientsmith diff --format json`)" : ""
      lines.append("    likewise: " + others.prefix(6).map { "`\($0.subject)`" }.joined(separator: ", ") + more)
    }
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
      text.unicodeScalars.append(PrintableText.steers(scalar) ? " " : scalar)
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
      let word = additions.count == 1 ? "addition" : "additions"
      parts.append("\(additions.count) \(word): \(shown)\(groups.count > 8 ? " and \(groups.count - 8) more" : "")")
    }
    if silent > 0 { parts.append("\(silent) \(silent == 1 ? "change" : "changes") without any effect on callers") }
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
      for alike in verdict == .addition ? some.map({ [$0] }) : Self.alike(some) {
        let change = alike[0]
        if verdict == .addition {
          lines.append("- `\(Self.printable(change.subject))`")
        } else {
          lines.append("- \(Self.printable(Self.headline(change))) _(\(change.verdicts.text); \(change.rule.id))_")
          if alike.count > 1 {
            let names = alike.dropFirst().map { "`\($0.subject)`" }.joined(separator: ", ")
            lines.append("  Likewise: \(Self.printable(names))")
          }
          if let help = change.help { lines.append("  \(Self.printable(help))") }
          if let reason = change.acceptance?.reason { lines.append("  Accepted: \(Self.printable(reason))") }
        }
      }
      lines.append("")
    }
    let silent = count(.none)
    if silent > 0 {
      lines += [
        silent == 1
          ? "1 further change has no effect on callers." : "\(silent) further changes have no effect on callers.", "",
      ]
    }
    return lines.joined(separator: "\n")
  }
}
