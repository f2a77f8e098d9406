import ArgumentParser
import Diagnostics
import Pipeline

/// Says what a finding means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what the id of a finding means.",
    discussion: "Ids stand in brackets behind findings, for instance [argument-type].")

  @Argument(help: ArgumentHelp("The id; all of them without one.", valueName: "id"))
  var id: String?

  func run() throws {
    let known = DiagnosticID.catalogue.flatMap(\.ids).sorted { $0.name < $1.name }
    guard let id else {
      Terminal().write(known.map { "\($0.name): \($0.summary)\n" }.joined())
      return
    }
    guard let found = known.first(where: { $0.name == id }) else {
      let help = Suggestion.help(for: id, in: known.map(\.name)).map { " (\($0))" } ?? ""
      throw ValidationError("There is no finding `\(id)`\(help).")
    }
    Terminal().write("\(found.name) (\(found.severity.rawValue))\n\n\(found.summary)\n")
  }
}
