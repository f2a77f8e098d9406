/// Says how a client's folder differs: what moved, each file's difference, and a summary by file.
package struct DriftReport {
  private let client: ClientConfiguration
  private let drift: Drift

  package init(client: ClientConfiguration, drift: Drift) {
    self.client = client
    self.drift = drift
  }

  package var text: String {
    guard !drift.isEmpty else { return "\(client.name): in sync" }
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
    lines.append(Self.advice(drift))
    return lines.joined(separator: "\n")
  }

  private static func words(_ state: Drift.State) -> String {
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
