import ArgumentParser
import Diagnostics
import Pipeline

/// Compares the folders of clients with what would be generated now.
struct Check: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks that generated clients are what would be generated now.",
    discussion: """
      Compares both ways, in memory: files that are missing, would change, were edited by hand, are left over or were \
      never generated. Prints a unified diff and what moved, and exits 1 when there is any difference.
      """)

  @Argument(help: ArgumentHelp("The clients of the configuration to check; all without one.", valueName: "client"))
  var clients: [String] = []

  @Flag(help: "Also ask the services whether their documents have moved; exits 1 where one has.")
  var source = false

  @OptionGroup var single: SingleClientOptions
  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func run() throws {
    var session = try Session(common, single: single, names: clients, needsOutput: true)
    let generations = session.run { $0.generate($1) }
    if source { MissingSources.report(session.clients, into: &session.bag) }
    var drifted = false
    // A damaged manifest is drift: it is told as such, and generating again repairs nothing else.
    let drifts = generations.flatMap { generation in
      generation.outputs.map { output in
        let folder = OutputFolder(reading: output.folder, into: &session.bag)
        var client = generation.client
        client.name = output.name
        client.output = output.folder
        return (client: client, drift: Drift(of: folder, from: output.tree))
      }
    }
    let reports = drifts.map { DriftReport(client: $0.client, drift: $0.drift) }
    var drift = DiagnosticBag()
    for report in reports { report.findings(into: &drift) }
    // Asked before anything is told, so that all findings are told at once.
    let answers = source && !session.hasErrors(generations) ? ask(&session) : []
    if session.report(generations, drift: drift) { session.leave(.errors, keeping: generations) }
    for (report, found) in zip(reports, drifts) {
      drifted = drifted || !found.drift.isEmpty
      session.say(report.text)
    }
    if let lock = session.lock, let expected = session.updatedLock(after: generations), lock.differs(from: expected) {
      // Clients of before there were locks have none.
      drifted = drifted || lock.exists
      session.say("\(lock.path): does not hold what is published by now; run `\(Tool.name) generate` and commit it")
    }
    for (client, hasMoved) in answers {
      drifted = drifted || hasMoved
      session.say(
        hasMoved
          ? "\(client): the service's document has moved; `\(Tool.name) update` says what that breaks"
          : "\(client): the service's document is the one here")
    }
    session.leave(drifted ? .drift : .success, keeping: generations)
  }

  /// Whether the documents of clients have moved; what cannot be fetched is a finding of the session.
  private func ask(_ session: inout Session) -> [(client: String, hasMoved: Bool)] {
    let update = DocumentUpdate(session.configuration)
    var answers: [(client: String, hasMoved: Bool)] = []
    for client in session.clients where client.source != nil {
      switch update.run(client, known: session.lock?.names(of: client.name).source) {
      case .unchanged: answers.append((client.name, false))
      case .moved: answers.append((client.name, true))
      case .failed(let bag, _): session.bag.append(contentsOf: bag)
      }
    }
    return answers
  }
}
