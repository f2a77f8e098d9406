import ArgumentParser
import Diagnostics
import Pipeline

/// How findings are written to standard error.
enum DiagnosticsFormat: String, ExpressibleByArgument, CaseIterable {
  case text, github, json, sarif

  /// Findings in this format; text shows the lines that they name.
  func render(_ list: DiagnosticList, _ texts: SourceTexts, usesColour: Bool) -> String {
    switch self {
    case .text:
      TextRenderer(usesColour: usesColour, sourceLine: texts.lines(for: list.folded()).line).render(list)
    case .github: GitHubRenderer().render(list)
    case .json: JSONRenderer().render(list)
    case .sarif: SARIFRenderer(toolVersion: Tool.version).render(list)
    }
  }
}

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("A folder whose templates replace the built-in ones of the same name.", valueName: "dir"))
  var templates: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Overlay files to apply to the document, in this order.", valueName: "file"))
  var overlay: [String] = []

  @Option(help: "How findings are written to standard error.")
  var diagnosticsFormat = DiagnosticsFormat.text

  @Flag(help: "Write errors only.")
  var quiet = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  /// Writes findings to standard error in the format that is asked for.
  func show(_ bag: DiagnosticBag) {
    let list = DiagnosticList(bag)
    let text =
      switch diagnosticsFormat {
      case .text: TextRenderer(usesColour: Terminal().showsColour).render(list)
      case .github: GitHubRenderer().render(list)
      case .json: JSONRenderer().render(list)
      case .sarif: SARIFRenderer(toolVersion: Tool.version).render(list)
      }
    Terminal().writeError(text)
  }
}

/// The document and folder of a client that no configuration describes.
struct SingleClientOptions: ParsableArguments {
  @Option(help: ArgumentHelp("An OpenAPI document to generate from, without a configuration.", valueName: "file"))
  var spec: String?

  @Option(help: ArgumentHelp("The folder to generate into (with --spec).", valueName: "dir"))
  var output: String?

  @Option(help: ArgumentHelp("The module that is generated (with --spec).", valueName: "name"))
  var module: String?

  @Option(
    help: ArgumentHelp("The folder that references may not leave; the document's own without it.", valueName: "dir"))
  var root: String?

  func validate() throws {
    if spec == nil, output != nil || module != nil || root != nil {
      throw ValidationError("--output, --module and --root describe the client of a --spec; name one.")
    }
  }
}
