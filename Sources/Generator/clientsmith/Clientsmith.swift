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

      Exit codes: 0 all is well; 1 `check` found drift, `diff` a break, `verify` a difference or `doctor` a fault; 2 a \
      document or the configuration has errors, or something cannot be read or written; 64 the command line is wrong.
      """,
    version: Tool.version,
    subcommands: [
      Init.self, Generate.self, Check.self, Diff.self, Verify.self, Update.self, Inspect.self, List.self, Doctor.self,
      TemplatesCommand.self, Explain.self, Mock.self, PackageCommand.self,
    ])

  static func main() {
    LargePages.prefer()
    refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
    var command: any ParsableCommand
    do { command = try parseAsRoot() } catch { exit(withError: error) }
    do {
      try command.run()
    } catch {
      end(command, with: error)
    }
  }

  /// Ends with the finding that an error is: whatever fails behind the reading of the command line is told as all findings are.
  private static func end(_ command: any ParsableCommand, with error: any Error) -> Never {
    let refusal: Refusal
    switch error {
    case let known as Refusal: refusal = known
    // The parser's own errors, `--help` and the like.
    case _ where exitCode(for: error) != .failure: exit(withError: error)
    default: refusal = Refusal(.unexpectedFailure, "\(error)", help: "report it with the command line that you gave")
    }
    let findings = (command as? any FindingCommand)?.findings
    let terminal = Terminal()
    let format = findings?.diagnosticsFormat ?? .text
    terminal.write(
      findings: format.render(DiagnosticList(refusal.bag), SourceTexts(), usesColour: terminal.showsColour))
    Terminal.exit(refusal.status.rawValue)
  }

  /// Ends with what was perhaps meant, where the first word is no command: the parser would call it an unexpected argument.
  private static func refuseUnknownCommand(_ word: String?) {
    let commands = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let word, !word.hasPrefix("-"), !commands.contains(word) else { return }
    var help = Suggestion.nearest(to: word, in: commands).map { "did you mean `\($0)`?" }
    if help == nil, word.contains("."), Terminal.exists(word) || word.contains("://") {
      help = "`\(Tool.name) init \(DocumentAddress.shown(word))` sets this folder up for a client of it"
    }
    let list = "the commands are " + commands.joined(separator: ", ")
    Terminal().writeError("Error: there is no command `\(DocumentAddress.shown(word))`: \(help ?? list)\n")
    Terminal.exit(ExitCode.validationFailure.rawValue)
  }
}
