import ArgumentParser
import Diagnostics
import Pipeline

/// Shows what would be generated.
struct Inspect: FindingCommand {
  /// How the model is shown.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Shows what would be generated: operations, credentials, pagination.",
    discussion: "The JSON format is the whole model that templates are rendered from.")

  @Argument(help: ArgumentHelp("The clients of the configuration to show; all without one.", valueName: "client"))
  var clients: [String] = []

  @Option(help: "How the model is shown.")
  var format = Format.text

  @OptionGroup var single: SingleClientOptions
  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func run() throws {
    let session = try Session(common, single: single, names: clients, needsOutput: false)
    let generations = session.run { $0.model($1) }
    let failed = session.report(generations)
    let apis = failed ? [] : generations.compactMap(\.api)
    switch format {
    case .text:
      let shown =
        failed
        ? []
        : generations.compactMap { generation in
          generation.api.map { Inspection($0, published: generation.client.model.published).text }
        }
      session.print(shown.joined(separator: "\n"))
    case .json: for api in apis { session.print(ModelDump.json(of: api).text) }
    }
    session.leave(failed ? .errors : .success, keeping: generations)
  }
}
