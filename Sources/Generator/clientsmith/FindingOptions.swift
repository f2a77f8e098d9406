import ArgumentParser
import Diagnostics
import Pipeline

/// How findings are written to standard error.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
  case text, github, json, sarif

  /// Findings in this format; text shows the lines that they name, where there are texts.
  func render(_ list: DiagnosticList, _ texts: SourceTexts?, usesColour: Bool = false) -> String {
    switch self {
    case .text:
      texts.map { TextRenderer(usesColour: usesColour, sourceLine: $0.lines(for: list.folded()).line).render(list) }
        ?? TextRenderer(usesColour: usesColour).render(list)
    case .github: GitHubRenderer().render(list)
    case .json: JSONRenderer().render(list)
    case .sarif: SARIFRenderer(toolVersion: Tool.version).render(list)
    }
  }
}

/// What every command takes: how its findings are written.
struct FindingOptions: ParsableArguments {
  @Option(help: "How findings are written to standard error.")
  var diagnosticsFormat = DiagnosticsFormat.text

  /// Writes findings to standard error in the format that is asked for.
  func show(_ bag: DiagnosticBag, _ texts: SourceTexts? = SourceTexts()) {
    let terminal = Terminal()
    terminal.write(
      findings: diagnosticsFormat.render(DiagnosticList(bag), texts, usesColour: terminal.showsColour))
  }
}

/// A command that says by an option how its findings are written.
protocol FindingCommand: ParsableCommand {
  var findings: FindingOptions { get }
}
