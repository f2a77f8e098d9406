import ArgumentParser
import Diagnostics
import Pipeline

/// The program: its commands, and what `--help` and `--version` say.
@main
struct Clientsmith: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Tool.name,
    abstract: "Generates Swift clients from OpenAPI documents.",
    discussion: """
      Reads `clientsmith.yaml` in the current folder, or one document with --spec.

      Exit codes: 0 all is well; 1 `check` found drift or `diff` a break; 2 a document or the configuration has errors, \
      and nothing was written; 64 the command line is wrong.
      """,
    version: Tool.version,
    subcommands: [
      Init.self, Generate.self, Check.self, Diff.self, Verify.self, Update.self, Inspect.self, List.self, Doctor.self,
      TemplatesCommand.self, Explain.self, Mock.self, PackageCommand.self,
    ])

  static func main() {
    LargePages.prefer()
    refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
    main(nil)
  }

  /// Ends with what was perhaps meant, where the first word is no command: the parser would call it an unexpected argument.
  private static func refuseUnknownCommand(_ word: String?) {
    let commands = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !commands.contains(word) else { return }
    var help = Suggestion.nearest(to: word, in: commands).map { "did you mean `\($0)`?" }
    if help == nil, word.contains("."), Terminal.exists(word) || word.contains("://") {
      help = "`\(Tool.name) init \(word)` sets this folder up for a client of it"
    }
    let list = "the commands are " + commands.joined(separator: ", ")
    Terminal().writeError("Error: there is no command `\(word)`: \(help ?? list)\n")
    Terminal.exit(ExitCode.validationFailure.rawValue)
  }
}
