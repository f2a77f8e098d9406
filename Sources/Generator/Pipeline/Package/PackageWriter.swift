import Diagnostics
import SwiftEmitter
import Templating

/// Makes packages of clients, and brings their folders to them.
package struct PackageWriter {
  private let configuration: Configuration
  private let generator: Generator

  package init(_ configuration: Configuration) {
    self.configuration = configuration
    generator = Generator(configuration)
  }

  /// The client as its package has it: public, and with a mock.
  package func generate(_ client: ClientConfiguration) -> Generator.Generation {
    var client = client
    client.access = .public
    client.mock = client.mock ?? "Mock"
    return generator.generate(client)
  }

  /// The package of a client; nil where errors left nothing to write.
  package func plan(
    _ generation: Generator.Generation, _ settings: PackagePlan.Settings, into bag: inout DiagnosticBag
  ) -> PackagePlan? {
    // What is wrong with own templates has been said.
    var ignored = DiagnosticBag()
    let templates = TemplateFolder(path: generation.client.templates ?? configuration.templates)
      .sources(into: &ignored)
    let library = Emitter.library(overrides: templates, into: &ignored)
    guard
      let plan = PackagePlan(generation, settings, generator: generator, library: library, into: &bag)
    else { return nil }
    let folder = OutputFolder(reading: settings.folder, into: &bag)
    OutputWriter().check(plan.tree, against: folder, adopts: true, into: &bag)
    return plan
  }

  /// Writes what differs. What stands in hidden places is left alone once somebody has taken our line out of it.
  package func write(
    _ plan: PackagePlan, to path: String, into bag: inout DiagnosticBag
  ) -> OutputWriter.Outcome {
    let folder = OutputFolder(reading: path, into: &bag)
    var outcome = OutputWriter().write(plan.tree, to: folder, adopts: true, into: &bag)
    for file in plan.hidden where !bag.hasErrors {
      let target = FilePath.joined(path, file.path)
      let present = Disk.read(target)
      if let present, present == file.contents || !present.starts(with: Array(PackageEmitter.mark.utf8)) { continue }
      do throws(Disk.Failure) {
        try Disk.makeFolder(FilePath.folder(of: target))
        try Disk.write(file.contents, to: target)
        outcome.written.append(file.path)
      } catch {
        bag.report(.unwritableOutput, "`\(error.path)` cannot be written: \(error.reason)")
      }
    }
    return outcome
  }

  /// The bytes of a file of this machine.
  package static func read(_ path: String) -> [UInt8]? { Disk.read(path) }
}
