import ArgumentParser
import Diagnostics
import Pipeline

/// Writes clients into their folders.
struct Generate: ParsableCommand {
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

  @OptionGroup var single: SingleClientOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    var session = try Session(common, single: single, names: clients, needsOutput: true, forgetsLock: relock)
    let generations = session.run { $0.generate($1) }
    let writer = OutputWriter()
    var outputs: [(generation: Generator.Generation, tree: GeneratedTree, folder: OutputFolder)] = []
    for generation in generations {
      guard let tree = generation.tree else { continue }
      let folder = OutputFolder(reading: generation.client.output, adopts: adopt, into: &session.bag)
      writer.check(tree, against: folder, adopts: adopt, into: &session.bag)
      if folder.manifest == nil {
        AbandonedOutput.report(generation.client, tree, among: session.configuration, into: &session.bag)
      }
      outputs.append((generation, tree, folder))
    }
    if session.report(generations) { session.leave(.errors, keeping: generations) }
    for output in outputs {
      var bag = DiagnosticBag()
      let outcome = writer.write(output.tree, to: output.folder, adopts: adopt, into: &bag)
      if !bag.diagnostics.isEmpty {
        session.bag = bag
        if session.report([]) { session.leave(.errors, keeping: generations) }
      }
      session.say(Self.summary(output.generation.client.name, output.tree, outcome))
    }
    session.writeLock(generations)
    session.leave(.success, keeping: generations)
  }

  private static func summary(_ name: String, _ tree: GeneratedTree, _ outcome: OutputWriter.Outcome) -> String {
    let count = tree.files.count == 1 ? "1 file" : "\(tree.files.count) files"
    guard outcome != OutputWriter.Outcome() else { return "\(name): \(count), all up to date" }
    let kept = outcome.kept.isEmpty ? "" : ", \(outcome.kept.count) edited by hand and left"
    return "\(name): \(count), \(outcome.written.count) written, \(outcome.deleted.count) deleted\(kept)"
  }
}
