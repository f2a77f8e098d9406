import Diagnostics

/// Says how a client's folder differs: what moved, each file's difference, and a summary by file.
package struct DriftReport {
  private let client: ClientConfiguration
  private let drift: Drift

  package init(client: ClientConfiguration, drift: Drift) {
    self.client = client
    self.drift = drift
  }

  package var text: String {
    guard !drift.isEmpty else {
      guard let lineEnds else { return "\(client.name): in sync" }
      return "\(client.name): in sync; \(lineEnds)"
    }
    var lines: [String] = []
    for file in drift.files where file.state != .unlisted {
      let path = "\(client.output)/\(file.path)"
      var diff = UnifiedDiff().text(path, present: file.present, expected: file.expected)
      if diff.hasSuffix("\n") { diff.removeLast() }
      lines.append(diff)
    }
    lines.append("\(client.name): not in sync with `\(client.output)`")
    lines += drift.reasons.map { "  \($0)" }
    lines += drift.files.map { "  \($0.path): \(Self.words($0.state))" }
    if let lineEnds { lines.append("  \(lineEnds)") }
    lines.append(Self.advice(drift))
    return lines.joined(separator: "\n")
  }

  /// What is said of files that differ in their line ends alone; nil where there are none.
  private var lineEnds: String? {
    guard let first = drift.otherLineEnds.first else { return nil }
    let count = drift.otherLineEnds.count
    let files = count == 1 ? "`\(first)` has" : "\(count) files have"
    return "\(files) line ends of another kind (CRLF), and nothing else differs in \(count == 1 ? "it" : "them")"
  }

  /// The differences as findings, one for each file and for what moved, for readers that are programs.
  package func findings(into bag: inout DiagnosticBag) {
    guard !drift.isEmpty else { return }
    let reasons = drift.reasons.joined(separator: "; ")
    for file in drift.files {
      let line = file.firstDifference
      bag.report(
        .drift, "`\(file.path)` of `\(client.name)` is not what would be generated now: \(Self.words(file.state))",
        at: SourceLocation(file: "\(client.output)/\(file.path)", line: line, column: 1),
        notes: reasons.isEmpty ? [] : [.init(reasons)], help: Self.advice(drift))
    }
    if drift.files.isEmpty {
      bag.report(
        .drift, "`\(client.name)` is not in sync: \(reasons)",
        at: SourceLocation(file: "\(client.output)/\(Manifest.fileName)", line: 1, column: 1), help: Self.advice(drift))
    }
  }

  static func words(_ state: Drift.State) -> String {
    switch state {
    case .missing: "missing"
    case .changed: "would be generated differently"
    case .edited: "edited by hand"
    case .stale: "stale: it is no longer generated"
    case .unlisted: "was never generated"
    }
  }

  private static func advice(_ drift: Drift) -> String {
    let foreign = drift.files.contains { $0.state == .unlisted }
    let advice = "run `\(Tool.name) generate` to bring the folder up to date"
    return foreign ? advice + ", and move what was never generated elsewhere" : advice
  }
}

extension Drift.File {
  /// The first line that differs, counted from 1; 1 where the file is missing or left over.
  fileprivate var firstDifference: Int {
    guard let present, let expected else { return 1 }
    var line = 1
    for (left, right) in zip(present, expected) {
      if left != right { break }
      if left == UInt8(ascii: "\n") { line += 1 }
    }
    return line
  }
}
