import ClientModel
import Diagnostics
import Templating

/// Renders the files that the configuration makes from templates of the user's own.
struct OwnFiles {
  let words: Words

  /// The files; those whose templates are wrong or whose places are taken are reported.
  func emit(
    beside others: [GeneratedFile], library: TemplateLibrary, into bag: inout DiagnosticBag
  ) -> [GeneratedFile] {
    let view = OwnFileView(words: words)
    var taken = Set(others.map { $0.path.lowercased() })
    return words.configuration.files.compactMap { file in
      guard library.names.contains(file.template) else {
        if !bag.hasErrors {
          bag.report(
            .missingTemplate,
            "`files` names the template `\(file.template)`, which is not in the folder of `templates`",
            help: "write `\(file.template).mustache` there, or remove the line")
        }
        return nil
      }
      guard taken.insert(file.path.lowercased()).inserted else {
        bag.report(
          .takenFile, "`files` writes `\(file.path)`, which is a file of the client already",
          help: "give it another path")
        return nil
      }
      return library.program(file.template, for: OwnFileView.self, into: &bag).map {
        GeneratedFile(path: file.path, contents: $0.render(view))
      }
    }
  }
}

extension DiagnosticID {
  package static let takenFile = DiagnosticID(
    "taken-file", .error, "A file of `files` would take the place of another that is generated.")

  /// Every finding of this module.
  package static let allSwiftEmitter: [DiagnosticID] = [.takenFile]
}
