import Comparison
import Diagnostics

/// Writes the programs that prove breaks of source.
package enum Witnesses {
  /// A file for each break that has a program, named by its rule and fingerprint; gives their paths.
  @discardableResult
  package static func write(
    _ changes: [Change], module: String, into folder: String, reporting bag: inout DiagnosticBag
  )
    -> [String]
  {
    var paths: [String] = []
    do throws(Disk.Failure) {
      try Disk.makeFolder(folder)
      for change in changes where change.verdicts.source == .breaking {
        guard let witness = change.witness else { continue }
        let path = "\(folder)/\(change.rule.id)-\(change.fingerprint).swift"
        let headline = PrintableText.line(ChangeReport.headline(change))
        let text =
          "import ClientsmithRuntime\nimport Foundation\nimport \(module)\n\n// \(headline)\n\(witness)\n"
        try Disk.write(Array(text.utf8), to: path)
        paths.append(path)
      }
    } catch {
      bag.report(.unwritableOutput, "the witness `\(error.path)` cannot be written: \(error.reason.lowercased())")
    }
    return paths
  }

  /// A file that uses all that a client offers, each use on a line of its own behind a comment that names it.
  package static func writeCallers(
    of state: ClientState, module: String, to path: String, reporting bag: inout DiagnosticBag
  ) {
    let program = CallerProgram(state)
    var text = "import ClientsmithRuntime\nimport Foundation\nimport \(module)\n"
    for (index, use) in program.uses.enumerated() {
      text += "func use\(index)\(use.function.dropFirst("func witness".count))  // \(use.subject)\n"
    }
    do throws(Disk.Failure) {
      try Disk.write(Array(text.utf8), to: path)
    } catch {
      bag.report(.unwritableOutput, "the callers `\(path)` cannot be written: \(error.reason.lowercased())")
    }
  }
}
