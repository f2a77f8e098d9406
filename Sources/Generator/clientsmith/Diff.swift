import ArgumentParser
import Comparison
import Diagnostics
import Pipeline

/// Says what a change of a document does to those who use the client.
struct Diff: FindingCommand {
  /// How the report is written to standard output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, github, json, sarif
  }

  /// What makes the command fail.
  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case `break`, caution, addition, never

    var verdict: Verdict? { Verdict(word: rawValue) }
  }

  /// The kind of compatibility that counts.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case wire, source, behaviour, any
  }

  static let configuration = CommandConfiguration(
    abstract: "Says what changed between two versions of a client, and what it breaks.",
    discussion: """
      BASE and REVISION are OpenAPI documents, folders of generated files, or `git:REV` for the clients of the \
      configuration as they were at a revision. Without REVISION the clients as they would be generated now are \
      compared with BASE; without BASE, with what stands in their folders.

      Each change has three verdicts: wire (does a released app go on working), source (does calling code compile), \
      behaviour (does the same code have another effect).

      Exits 1 when a change is as heavy as --fail-on and not accepted by the configuration, 2 when something cannot \
      be read or an acceptance does not hold any more.
      """)

  @Argument(help: ArgumentHelp("What to compare with.", valueName: "base"))
  var base: String?

  @Argument(help: ArgumentHelp("What to compare.", valueName: "revision"))
  var revision: String?

  @Option(help: ArgumentHelp("The client of the configuration; all without one.", valueName: "name"))
  var client: [String] = []

  @Option(help: "How the report is written.")
  var format = Format.text

  @Option(help: "The weight of change that makes the command exit 1.")
  var failOn = Threshold.break

  @Option(help: "The kind of compatibility that --fail-on looks at.")
  var verdict = Kind.any

  @Option(help: ArgumentHelp("Propose the version that follows this one.", valueName: "version"))
  var proposeVersion: String?

  @Option(
    help: ArgumentHelp("Write a program for each break of source that compiles before and not after.", valueName: "dir")
  )
  var witness: String?

  @Option(
    help: ArgumentHelp(
      "Write a program that uses all that the base offers, to be compiled against the revision.", valueName: "file"))
  var callers: String?

  @Option(help: ArgumentHelp("The module that documents are generated into.", valueName: "name"))
  var module: String?

  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func validate() throws { try ReleaseVersion.validate(proposeVersion) }

  func run() throws {
    let (pairs, notes) = try DiffInputs(
      base: base, revision: revision, clients: client, module: module, common: common
    ).pairs()
    if pairs.count > 1, let option = callers.map({ _ in "--callers" }) ?? witness.map({ _ in "--witness" }) {
      throw Refusal.severalClients(
        "\(option) writes the programs of one client", pairs.map(\.title), help: "name it with --client")
    }
    var failed = false
    var changes: [Change] = []
    var troubles = notes
    var texts = SourceTexts()
    for pair in pairs {
      let errors = pair.errors
      guard errors.isEmpty else {
        for error in errors { troubles.add(error) }
        texts = texts.joined(pair.texts)
        continue
      }
      let comparison = ClientComparison(from: pair.base.state, to: pair.revision.state)
      var accepted = comparison.accepted(by: pair.acceptances, today: CalendarDay.today)
      // What stands in the folders is hardly ever what was released: that an acceptance finds nothing there says nothing.
      if base == nil { accepted.stale = [] }
      AcceptanceFindings.report(accepted, into: &troubles)
      changes += accepted.changes
      let proposal = proposeVersion.flatMap { comparison.proposedVersion(after: $0) }
      let report = ChangeReport(accepted.changes, title: pair.title, proposal: proposal)
      switch format {
      case .text: Terminal().write(report.text)
      case .markdown: Terminal().write(report.markdown)
      case .github, .json, .sarif: break
      }
      if let callers {
        Witnesses.writeCallers(of: pair.base.state, module: pair.module, to: callers, reporting: &troubles)
      }
      if let witness {
        Witnesses.write(comparison.changes, module: pair.module, into: witness, reporting: &troubles)
      }
    }
    let list = ChangeFindings.list(changes)
    switch format {
    case .text, .markdown: break
    case .github: Terminal().write(commands: GitHubRenderer().render(list))
    case .json: Terminal().write(JSONRenderer().render(list))
    case .sarif: Terminal().write(SARIFRenderer(toolVersion: Tool.version).render(list))
    }
    if let threshold = failOn.verdict {
      failed = changes.contains { $0.acceptance == nil && weight($0.verdicts) >= threshold }
    }
    if troubles.hasErrors || !common.quiet, !troubles.diagnostics.isEmpty { findings.show(troubles, texts) }
    Terminal.exit((troubles.hasErrors ? ExitStatus.errors : failed ? .drift : .success).rawValue)
  }

  private func weight(_ verdicts: Verdicts) -> Verdict {
    switch verdict {
    case .wire: verdicts.wire
    case .source: verdicts.source
    case .behaviour: verdicts.behaviour
    case .any: verdicts.worst
    }
  }
}
