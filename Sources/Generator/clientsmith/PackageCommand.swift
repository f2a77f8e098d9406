import ArgumentParser
import Diagnostics
import Pipeline

/// Writes a client as a package of its own.
struct PackageCommand: FindingCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Writes a client as a package to publish: sources, mock, README, reference, DocC, tests, CI.",
    discussion: """
      Running it again brings the package up to date: it touches only what it wrote, keeps what stands between \
      `<!-- keep: … -->` and `<!-- /keep -->` in README.md, and adds to CHANGELOG.md what changed for callers.
      """)

  @Argument(
    help: ArgumentHelp("The client of the configuration; it may be left out where there is one.", valueName: "client"))
  var client: String?

  @Option(help: ArgumentHelp("The folder of the package.", valueName: "dir"))
  var output: String

  @Option(help: ArgumentHelp("An OpenAPI document, without a configuration.", valueName: "file"))
  var spec: String?

  @Option(help: ArgumentHelp("The client's module (with --spec).", valueName: "name"))
  var module: String?

  @Option(help: ArgumentHelp("The folder that references may not leave (with --spec).", valueName: "dir"))
  var root: String?

  @Option(help: ArgumentHelp("The runtime's package: an address, or a path of this machine.", valueName: "package"))
  var runtime: String?

  @Option(help: ArgumentHelp("Where the package will be published.", valueName: "url"))
  var repository: String?

  @Option(help: ArgumentHelp("A licence to put into the package.", valueName: "file"))
  var license: String?

  @Option(help: ArgumentHelp("What the changelog calls this state.", valueName: "version"))
  var release = "Unreleased"

  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func validate() throws {
    guard client == nil || spec == nil else {
      throw ValidationError("Name a client of the configuration, or a document with --spec, and not both.")
    }
    if spec == nil, module != nil || root != nil {
      throw ValidationError("--module and --root describe the client of a --spec; name one.")
    }
    if output.isEmpty { throw ValidationError("--output takes a folder.") }
  }

  func run() throws {
    var session = try Session(
      common, single: single(), names: client.map { [$0] } ?? [], needsOutput: false,
      takesDocument: true)
    guard session.clients.count < 2 else {
      throw Refusal.severalClients(
        "a package is of one client", session.clients.map(\.name), help: "name it: `\(Tool.name) package NAME`")
    }
    let writer = PackageWriter(session.configuration)
    let generations = session.run { _, client in writer.generate(client) }
    var settings = PackagePlan.Settings(folder: output)
    settings.runtime = runtime
    settings.repository = repository
    settings.release = release
    if let license {
      settings.license = PackageWriter.read(license)
      if settings.license == nil {
        throw Refusal(.unreadableFile, "the licence `\(DocumentAddress.shown(license))` cannot be read")
      }
    }
    var bag = DiagnosticBag()
    let plan = generations.first.flatMap { writer.plan($0, settings, into: &bag) }
    session.bag.append(contentsOf: bag)
    guard let plan, !session.hasErrors(generations) else {
      _ = session.report(generations)
      session.leave(.errors, keeping: generations)
    }
    let outcome = writer.write(plan, to: output, into: &session.bag)
    if !session.bag.hasErrors { session.writeLock(generations) }
    if session.report(generations) { session.leave(.errors, keeping: generations) }
    let changed = plan.changes.map { ", \($0 == 1 ? "1 change" : "\($0) changes") for callers" } ?? ""
    session.say(
      "\(output): \(plan.tree.files.count) files, \(outcome.written.count) written, \(outcome.deleted.count) deleted\(changed)"
    )
    session.leave(.success, keeping: generations)
  }

  /// The client of a document that no configuration describes.
  private func single() throws -> SingleClientOptions? {
    guard let spec else { return nil }
    return try SingleClientOptions.parse(
      ["--spec", spec, "--output", output] + (module.map { ["--module", $0] } ?? [])
        + (root.map { ["--root", $0] } ?? []))
  }
}
