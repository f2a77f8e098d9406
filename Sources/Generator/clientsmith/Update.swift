import ArgumentParser
import Comparison
import Diagnostics
import Pipeline

/// Fetches the documents of clients and says what has changed.
struct Update: FindingCommand {
  /// How the report is written to standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  static let configuration = CommandConfiguration(
    abstract: "Fetches the services' documents and says what changed, and what that breaks.",
    discussion: """
      Asks at the `source` of each client, only for what is newer than what was fetched before. Nothing is written \
      without --write, and nothing at all where the new document cannot be read. Exits 2 when a document cannot be \
      fetched or read. Run `clientsmith generate` afterwards.
      """)

  @Argument(help: ArgumentHelp("The clients of the configuration to update; all without one.", valueName: "client"))
  var clients: [String] = []

  @Flag(help: "Write the documents, and remember in the lock what was fetched.")
  var write = false

  @Option(help: "How the report is written.")
  var format = Format.text

  @Option(help: ArgumentHelp("Propose the version that follows this one.", valueName: "version"))
  var proposeVersion: String?

  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func validate() throws { try ReleaseVersion.validate(proposeVersion) }

  func run() throws {
    var session = try Session(common, names: clients, needsOutput: false)
    MissingSources.report(session.clients, into: &session.bag)
    if session.hasErrors([]) {
      _ = session.report([])
      session.leave(.errors, keeping: [])
    }
    let update = DocumentUpdate(session.configuration)
    var failed = false
    for client in session.clients {
      guard client.source != nil else { continue }
      switch update.run(client, known: session.lock?.names(of: client.name).source) {
      case .unchanged: session.say("\(client.name): unchanged")
      case .failed(let bag, _):
        failed = true
        session.bag.append(contentsOf: bag)
      case .moved(let base, let revision, let files, let etag):
        let comparison = ClientComparison(from: base.state, to: revision.state)
        let proposal = proposeVersion.flatMap { comparison.proposedVersion(after: $0) }
        let report = ChangeReport(comparison.changes, title: client.name, proposal: proposal)
        Terminal().write(format == .markdown ? report.markdown : report.text)
        let findings = revision.bag.without(client.allowances + session.configuration.allowances)
        session.bag.append(contentsOf: findings)
        guard !session.areErrors(findings) else {
          failed = true
          continue
        }
        guard write else {
          session.say("\(client.name): \(files.map(\.path).joined(separator: ", ")) would be written; use --write")
          continue
        }
        var bag = DiagnosticBag()
        let source = update.write(files, of: client, etag: etag, into: &bag)
        session.bag.append(contentsOf: bag)
        guard let source else {
          failed = true
          continue
        }
        session.remember(source, of: client.name)
        session.say("\(client.name): \(files.map(\.path).joined(separator: ", ")) written; run `clientsmith generate`")
      }
    }
    // Once, so that a program reads one list of findings.
    if session.report([]) { failed = true }
    Terminal.exit((failed ? ExitStatus.errors : .success).rawValue)
  }
}
