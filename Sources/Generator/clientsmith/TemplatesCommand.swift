import ArgumentParser
import Diagnostics
import Pipeline

/// What is done with templates.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "Lists the built-in templates, and exports them to be changed.",
    subcommands: [ListTemplates.self, ExportTemplates.self], defaultSubcommand: ListTemplates.self)

  /// Names the built-in templates.
  struct ListTemplates: FindingCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the built-in templates.")

    @OptionGroup var findings: FindingOptions

    func run() {
      Terminal().write(TemplateExport.names.map { $0 + "\n" }.joined())
    }
  }

  /// Writes built-in templates into a folder.
  struct ExportTemplates: FindingCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Writes built-in templates into a folder, to be changed there.",
      discussion: """
        Name the folder as `templates` in clientsmith.yaml, and keep only what you change: a template that is not there is \
        the built-in one. Each begins with a comment that says which built-in one it was made from, so that a later version \
        of the tool can say that it has changed since. No file that is there is overwritten.
        """)

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"))
    var folder: String

    @Argument(help: ArgumentHelp("The templates; all without one.", valueName: "template"))
    var templates: [String] = []

    @OptionGroup var findings: FindingOptions

    func run() throws {
      let names = TemplateExport.names
      for name in templates where !names.contains(name) {
        let help = Suggestion.nearest(to: name, in: names).map { "did you mean `\($0)`?" }
        throw Refusal.unknown("template", name, help: help ?? "`\(Tool.name) templates` lists all of them")
      }
      switch TemplateExport.write(templates.isEmpty ? names : templates, into: folder) {
      case .success(let paths): Terminal().write(paths.map { "writes \($0)\n" }.joined())
      case .failure(let obstacle):
        throw Refusal(.setupObstacle, obstacle.description)
      }
    }
  }
}
