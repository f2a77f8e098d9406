import ArgumentParser
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
    main(nil)
  }
}
