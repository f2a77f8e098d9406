import ArgumentParser
import Diagnostics
import Pipeline

/// Names the clients of the configuration.
struct List: FindingCommand {
  /// How the clients are listed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Lists the clients of the configuration.",
    discussion: "Reads the configuration only. The JSON format is an array of objects, for scripts.")

  @Option(help: "How the clients are listed.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func run() throws {
    let session = try Session(common, names: [], needsOutput: false)
    if session.report([]) { session.leave(.errors, keeping: []) }
    let list = ClientList(session.configuration)
    Terminal().write(format == .json ? list.json : list.text)
    session.leave(.success, keeping: [])
  }
}
