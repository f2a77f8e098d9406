import Comparison

/// Writes the programs that prove breaks of source.
package enum Witnesses {
  /// A file for each break that has a program, named by its rule and fingerprint; gives their paths.
  @discardableResult
  package static func write(_ changes: [Change], module: String, into folder: String) throws -> [String] {
    try Disk.makeFolder(folder)
    var paths: [String] = []
    for change in changes where change.verdicts.source == .breaking {
      guard let witness = change.witness else { continue }
      let path = "\(folder)/\(change.rule.id)-\(change.fingerprint).swift"
      let text =
        "import ClientsmithRuntime\nimport Foundation\nimport \(module)\n\n// \(ChangeReport.headline(change))\n\(witness)\n"
      try Disk.write(Array(text.utf8), to: path)
      paths.append(path)
    }
    return paths
  }

  /// A file that uses all that a client offers, each use on a line of its own behind a comment that names it.
  package static func writeCallers(of state: ClientState, module: String, to path: String) throws {
    let program = CallerProgram(state)
    var text = "import ClientsmithRuntime\nimport Foundation\nimport \(module)\n"
    for (index, use) in program.uses.enumerated() {
      text += "func use\(index)\(use.function.dropFirst("func witness".count))  // \(use.subject)\n"
    }
    try Disk.write(Array(text.utf8), to: path)
  }
}
