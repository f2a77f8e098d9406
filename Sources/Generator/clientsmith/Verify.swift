import ArgumentParser
import Diagnostics
import Pipeline
import Verification

/// Holds recorded exchanges against a document.
struct Verify: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a service answers that its document does not say.",
    discussion: """
      Reads exchanges that a browser, a proxy (--har) or RecordingTransport (--recording) has recorded, and counts by \
      operation and place of the document: members, values of enumerations, statuses and media types that are not \
      described, required members that are missing, values of another type, deprecated operations. No value of an \
      exchange is in a finding.

      Behind the findings stands an overlay that would make the document true. Values of enumerations are in it where \
      they are words of letters and digits; look at it before it is committed.

      Exits 1 when anything is not as described, 2 when something cannot be read.
      """)

  /// How the findings are written to standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, github, json, sarif
  }

  @Argument(
    help: ArgumentHelp("The client of the configuration; it may be left out where there is one.", valueName: "client"))
  var client: String?

  @Option(help: ArgumentHelp("An HTTP Archive (HAR 1.2), or a folder of them; may be given again.", valueName: "file"))
  var har: [String] = []

  @Option(
    help: ArgumentHelp("A recording of RecordingTransport, or a folder of them; may be given again.", valueName: "file")
  )
  var recording: [String] = []

  @Option(help: "How the findings are written.")
  var format = Format.text

  @Option(help: ArgumentHelp("Write the overlay to a file.", valueName: "file"))
  var writeOverlay: String?

  @OptionGroup var single: SingleClientOptions
  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func validate() throws {
    if har.isEmpty && recording.isEmpty { throw ValidationError("Name recorded exchanges with --har or --recording.") }
  }

  func run() throws {
    let session = try Session(common, single: single, names: client.map { [$0] } ?? [], needsOutput: false)
    let generations = session.run { $0.model($1) }
    // What the document itself is said of is told by other commands.
    let errors = generations.map(\.bag).contains { $0.hasErrors }
    guard !session.bag.hasErrors, !errors else {
      _ = session.report(generations)
      session.leave(.errors, keeping: generations)
    }
    guard generations.count == 1, let document = generations[0].document else {
      throw Refusal.severalClients(
        "the exchanges are held against one client's document", generations.map(\.client.name),
        help: "name it: `\(Tool.name) verify NAME`")
    }
    var verification = Verification(of: document, takesAnyHost: har.isEmpty)
    var bag = DiagnosticBag()
    for path in har { for exchange in ExchangeFile.read(path, .archive, into: &bag) { verification.add(exchange) } }
    for path in recording {
      for exchange in ExchangeFile.read(path, .recording, into: &bag) { verification.add(exchange) }
    }
    let differences = verification.findings
    let overlay = TruthOverlay(verification, document: document).text
    if let writeOverlay, !overlay.isEmpty { ExchangeFile.write(overlay, to: writeOverlay, reporting: &bag) }
    // No line of a recording is shown: its values are those of the calls.
    if !bag.diagnostics.isEmpty { findings.show(bag, nil) }
    switch format {
    case .text:
      session.print(TextRenderer(usesColour: false).render(differences))
      if !bag.hasErrors || verification.known > 0 { session.print(Self.summary(verification)) }
      if writeOverlay == nil, !overlay.isEmpty {
        session.print("\nan overlay that would make the document true\n\n\(overlay)")
      }
    case .github: Terminal().write(commands: GitHubRenderer().render(differences))
    case .json: session.print(JSONRenderer().render(differences))
    case .sarif: session.print(SARIFRenderer(toolVersion: Tool.version).render(differences))
    }
    let isTrue = differences.diagnostics.allSatisfy { $0.severity == .note }
    session.leave(bag.hasErrors ? .errors : isTrue ? .success : .drift, keeping: generations)
  }

  private static func summary(_ verification: Verification) -> String {
    let calls = verification.known == 1 ? "1 exchange" : "\(verification.known) exchanges"
    let others = verification.others == 0 ? "" : "; \(verification.others) of no operation that is described"
    let found = verification.entries.isEmpty ? "as the document says" : "not all as the document says"
    return "\(calls), \(found)\(others)\n"
  }
}
