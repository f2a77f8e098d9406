/// Writes findings as GitHub's workflow commands, which show them beside the changed lines
/// (docs.github.com, "Workflow commands for GitHub Actions").
package struct GitHubRenderer {
  package init() {}

  package func render(_ list: DiagnosticList) -> String {
    list.folded().map(line).joined()
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let command =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let location = diagnostic.location {
      properties += ["file=\(property(location.file))", "line=\(location.line)", "col=\(location.column)"]
    }
    properties.append("title=\(property(diagnostic.id.name))")
    var message = diagnostic.message
    for note in diagnostic.notes {
      let place = note.location.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
      message += "\n\(place)note: \(note.message)"
    }
    if let help = diagnostic.help { message += "\nhelp: \(help)" }
    return "::\(command) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  private func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  private func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private func escaped(_ text: String, _ escapes: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result += escapes[scalar] ?? (PrintableText.steers(scalar) ? scalar.escaped(asASCII: true) : String(scalar))
    }
    return result
  }
}
