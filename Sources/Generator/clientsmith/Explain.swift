import ArgumentParser
import Diagnostics
import Pipeline

/// Says what a finding means.
struct Explain: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what the id of a finding means.",
    discussion: "Ids stand in brackets behind findings, for instance [argument-type].")

  @Argument(help: ArgumentHelp("The id; all of them without one.", valueName: "id"))
  var id: String?

  @OptionGroup var findings: FindingOptions

  func run() throws {
    let known = DiagnosticID.catalogue.flatMap(\.ids).sorted { $0.name < $1.name }
    guard let id else {
      Terminal().write(known.map { "\($0.name): \($0.summary)\n" }.joined())
      return
    }
    guard let found = known.first(where: { $0.name == id }) else {
      throw Refusal.unknown("finding", id, help: Self.help(for: id, known.map(\.name)))
    }
    Terminal().write("\(found.name) (\(found.severity.rawValue))\n\n\(found.summary)\n")
  }

  /// The id that was perhaps meant: a near one, or those that share a word with it.
  private static func help(for id: String, _ known: [String]) -> String {
    if let nearest = Suggestion.nearest(to: id, in: known) { return "did you mean `\(nearest)`?" }
    let words = Set(id.lowercased().split { !$0.isLetter })
    let related = known.filter { !words.isDisjoint(with: $0.split(separator: "-")) }.prefix(5)
    guard !related.isEmpty else { return "`\(Tool.name) explain` lists all of them" }
    return "there are " + related.map { "`\($0)`" }.joined(separator: ", ")
      + "; `\(Tool.name) explain` lists all of them"
  }
}
