import ArgumentParser

/// What commands take that generate, or look at what would be generated.
struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("A folder whose templates replace the built-in ones of the same name.", valueName: "dir"))
  var templates: String?

  @Option(
    help: ArgumentHelp("An overlay file to apply to the document; several in the order given.", valueName: "file"))
  var overlay: [String] = []

  @OptionGroup var findings: FindingOptions

  @Flag(help: "Write errors only.")
  var quiet = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false
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
