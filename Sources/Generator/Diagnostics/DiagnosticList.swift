/// Findings made ready to be shown: sorted by place, each once, many of a kind folded.
package struct DiagnosticList: Sendable {
  package let diagnostics: [Diagnostic]
  package let errorCount: Int
  package let warningCount: Int
  /// Whether nothing is folded: every finding counts.
  private var isComplete = false

  /// Keeps the order, and every finding.
  package init(inOrder diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
    errorCount = diagnostics.count { $0.severity == .error }
    warningCount = diagnostics.count { $0.severity == .warning }
    isComplete = true
  }

  /// Sorts by file, line and column, errors before warnings at one place, and drops repetitions.
  package init(_ bag: DiagnosticBag) {
    var seen = Set<Diagnostic>()
    let unique = bag.diagnostics.filter { seen.insert($0).inserted }
    // Swift's sort is stable in practice and not by contract, so the order of discovery is part of the key.
    diagnostics = unique.enumerated().sorted { left, right in
      Self.precedes(left.element, right.element) ?? (left.offset < right.offset)
    }.map(\.element)
    errorCount = diagnostics.count { $0.severity == .error }
    warningCount = diagnostics.count { $0.severity == .warning }
  }

  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool? {
    if left.location != right.location {
      guard let first = left.location else { return true }
      guard let second = right.location else { return false }
      return first < second
    }
    return left.severity == right.severity ? nil : left.severity > right.severity
  }

  /// The same with many warnings of one kind folded: equal ones into the first, and of each id at most `limit`. What is routine
  /// comes last, one of each id.
  package func folded(limit: Int = 10) -> [Diagnostic] {
    if isComplete { return diagnostics }
    var places: [Key: [SourceLocation?]] = [:]
    for diagnostic in diagnostics { places[Key(diagnostic), default: []].append(diagnostic.location) }
    var shown: [Diagnostic] = []
    var folded = Set<Key>()
    for diagnostic in diagnostics {
      let key = Key(diagnostic)
      guard let same = places[key], same.count > 2, diagnostic.severity != .error else {
        shown.append(diagnostic)
        continue
      }
      guard folded.insert(key).inserted else { continue }
      var first = diagnostic
      first.notes.append(.init("the same at \(same.count - 1) other places, the next of them here", at: same[1]))
      shown.append(first)
    }
    let routine = shown.filter(\.isRoutine)
    return Self.limited(shown.filter { !$0.isRoutine }, to: limit) + Self.limited(routine, to: 1)
  }

  /// What makes two warnings equal but for their place.
  private struct Key: Hashable {
    let id: DiagnosticID
    let severity: Severity
    let message: String

    init(_ diagnostic: Diagnostic) {
      id = diagnostic.id
      severity = diagnostic.severity
      message = diagnostic.message
    }
  }

  private static func limited(_ diagnostics: [Diagnostic], to limit: Int) -> [Diagnostic] {
    let warnings = diagnostics.filter { $0.severity != .error }
    let totals = Dictionary(grouping: warnings, by: \.id).mapValues(\.count)
    var counts: [DiagnosticID: Int] = [:]
    return diagnostics.compactMap { diagnostic in
      guard diagnostic.severity != .error, let total = totals[diagnostic.id], total > limit else { return diagnostic }
      counts[diagnostic.id, default: 0] += 1
      guard let count = counts[diagnostic.id], count <= limit else { return nil }
      guard count == limit, total > limit else { return diagnostic }
      var last = diagnostic
      last.notes.append(.init("\(total - limit) more of this kind are not shown"))
      return last
    }
  }

  /// `2 errors, 1 warning`; empty when there is nothing.
  package var summary: String {
    var parts: [String] = []
    if errorCount > 0 { parts.append(errorCount == 1 ? "1 error" : "\(errorCount) errors") }
    if warningCount > 0 { parts.append(warningCount == 1 ? "1 warning" : "\(warningCount) warnings") }
    return parts.joined(separator: ", ")
  }
}

extension DiagnosticList {
  /// The errors among the findings.
  package var errorsOnly: DiagnosticList {
    var bag = DiagnosticBag()
    for diagnostic in diagnostics where diagnostic.severity == .error { bag.add(diagnostic) }
    return DiagnosticList(bag)
  }
}

extension Diagnostic {
  /// Whether it is one of many that nobody must act upon.
  fileprivate var isRoutine: Bool { id.isRoutine && severity == .note }
}
