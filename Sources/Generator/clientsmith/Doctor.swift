import ArgumentParser
import Diagnostics
import Pipeline

/// Looks for what keeps clients from being generated and used.
struct Doctor: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Looks at the machine and the project, and says what is wrong and what to do.",
    discussion: "Writes nothing. Exits 1 where something is wrong.")

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  @OptionGroup var findings: FindingOptions

  func run() throws {
    var examination = Examination()
    examination.examineMachine()
    examination.examinePackage()
    var common = try CommonOptions.parse([])
    common.config = config
    common.findings = findings
    guard config != nil || Session.nearestConfiguration() != nil else {
      show(examination.results)
      Terminal().write("!  there is no \(Session.defaultConfiguration) here or above: begin with `\(Tool.name) init`\n")
      Terminal.exit(examination.isFine ? 0 : 1)
    }
    let session = try Session(common, names: [], needsOutput: true)
    if session.report([]) {
      show(examination.results)
      session.leave(.drift, keeping: [])
    }
    let generations = session.run { $0.generate($1) }
    for generation in generations {
      examination.examine(generation, published: session.lock?.file.clients[generation.client.name] != nil)
    }
    if let lock = session.lock { examination.examineIgnored(lock.path) }
    show(examination.results)
    session.leave(examination.isFine ? .success : .drift, keeping: generations)
  }

  private func show(_ results: [Examination.Result]) {
    var text = ""
    for result in results {
      let sign =
        switch result.state {
        case .fine: "ok"
        case .remark: "! "
        case .wrong: "✗ "
        }
      text += "\(sign) \(result.text)\n"
      if let remedy = result.remedy { text += "     \(remedy)\n" }
    }
    Terminal().write(text)
  }
}
