import Templates

/// Built-in templates in a folder of the user's, each with a word on what it was made from.
package enum TemplateExport {
  /// Why nothing was written.
  package struct Obstacle: Error, CustomStringConvertible {
    package let description: String
  }

  /// The built-in templates, in alphabetical order.
  package static var names: [String] { BuiltInTemplates.all.map(\.name).sorted() }

  /// Writes templates into a folder, and gives their paths; nothing where one is there already.
  package static func write(_ names: [String], into folder: String) -> Result<[String], Obstacle> {
    let chosen = BuiltInTemplates.all.filter { names.contains($0.name) }
    let paths = chosen.map { FilePath.joined(folder, $0.name + ".mustache") }
    if let present = paths.first(where: { Disk.kind($0) != nil }) {
      return .failure(Obstacle(description: "`\(present)` is there already: nothing was written"))
    }
    do {
      try Disk.makeFolder(folder)
      for (template, path) in zip(chosen, paths) {
        try Disk.write(Array(TemplateOrigin.comment(for: template.text).utf8) + template.text, to: path)
      }
      return .success(paths)
    } catch {
      return .failure(Obstacle(description: "`\(error.path)` cannot be written: \(error.reason)"))
    }
  }
}
