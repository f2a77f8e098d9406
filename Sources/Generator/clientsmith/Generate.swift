import ArgumentParser
import Diagnostics
import Pipeline

/// Writes clients into their folders.
struct Generate: FindingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generates clients into their folders.",
    discussion: """
      Only files whose bytes change are written, and only files that a manifest lists are deleted. \
      With an error anywhere, nothing is written at all.
      """)

  @Argument(help: ArgumentHelp("The clients of the configuration to generate; all without one.", valueName: "client"))
  var clients: [String] = []

  @Flag(help: "Take over folders whose manifest was lost or damaged, for instance by a merge.")
  var adopt = false

  @Flag(help: "Give every name afresh, whatever was published.")
  var relock = false

  @Flag(help: "Say what would be written and deleted, and touch nothing.")
  var dryRun = false

  @OptionGroup var single: SingleClientOptions
  @OptionGroup var common: CommonOptions

  var findings: FindingOptions { common.findings }

  func run() throws {
    var session = try Session(common, single: single, names: clients, needsOutput: true, forgetsLock: relock)
    let (lines, generations) = Self.write(&session, adopts: adopt, isDry: dryRun)
    for line in lines { session.say(line) }
    session.leave(.success, keeping: generations)
  }

  /// Generates the session's clients and writes them, or says what would be written, a line a client. Errors are reported and end the
  /// process.
  static func write(
    _ session: inout Session, adopts: Bool, isDry: Bool
  ) -> (lines: [String], generations: [Generator.Generation]) {
    let generations = session.run { $0.generate($1) }
    let writer = OutputWriter()
    var outputs: [(name: String, tree: GeneratedTree, folder: OutputFolder)] = []
    for generation in generations {
      for output in generation.outputs {
        let folder = OutputFolder(reading: output.folder, adopts: adopts, into: &session.bag)
        writer.check(output.tree, against: folder, adopts: adopts, into: &session.bag)
        if folder.manifest == nil {
          AbandonedOutput.report(generation.client, output.tree, among: session.configuration, into: &session.bag)
        }
        outputs.append((output.name, output.tree, folder))
      }
    }
    if session.hasErrors(generations) {
      _ = session.report(generations)
      session.leave(.errors, keeping: generations)
    }
    var lines: [String] = []
    for output in outputs {
      if isDry {
        let outcome = writer.outcome(of: output.tree, in: output.folder, adopts: adopts)
        lines += plan(output.name, output.tree, output.folder.path, outcome)
        continue
      }
      let outcome = writer.write(output.tree, to: output.folder, adopts: adopts, into: &session.bag)
      guard !session.bag.hasErrors else { break }
      lines.append(summary(output.name, output.tree, outcome))
    }
    if !isDry, !session.bag.hasErrors { session.writeLock(generations) }
    // Once, so that a program reads one list of findings.
    if session.report(generations) { session.leave(.errors, keeping: generations) }
    return (lines, generations)
  }

  /// What would be done, a line a file.
  private static func plan(
    _ name: String, _ tree: GeneratedTree, _ folder: String, _ outcome: OutputWriter.Outcome
  ) -> [String] {
    [summary(name, tree, outcome) + (outcome == OutputWriter.Outcome() ? "" : " if it were not for --dry-run")]
      + outcome.written.map { "  write \(folder)/\($0)" }
      + outcome.deleted.map { "  delete \(folder)/\($0)" }
  }

  private static func summary(_ name: String, _ tree: GeneratedTree, _ outcome: OutputWriter.Outcome) -> String {
    let count = tree.files.count == 1 ? "1 file" : "\(tree.files.count) files"
    guard outcome != OutputWriter.Outcome() else { return "\(name): \(count), all up to date" }
    let kept = outcome.kept.isEmpty ? "" : ", \(outcome.kept.count) edited by hand and left"
    return "\(name): \(count), \(outcome.written.count) written, \(outcome.deleted.count) deleted\(kept)"
  }
}
