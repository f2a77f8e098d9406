import Diagnostics
import Templating

/// Renders `template` over a sample; diagnostics come as one line each, without notes.
func render(
  _ template: String, _ entries: [(String, Sample)] = [], partials: [(String, String)] = []
) -> (text: String, diagnostics: [Diagnostic]) {
  var bag = DiagnosticBag()
  let sources = [("main", template)] + partials
  let library = TemplateLibrary(
    builtIn: sources.map { .init(name: $0.0, file: "templates/swift/\($0.0).mustache", text: Array($0.1.utf8)) },
    into: &bag)
  let root = SampleObject(entries)
  let program = library.link("main", to: root.shape, into: &bag)
  let text = program.map { String(decoding: $0.render(root), as: UTF8.self) } ?? ""
  return (text, bag.diagnostics)
}

/// The text alone, with diagnostics made visible where there should be none.
func text(_ template: String, _ entries: [(String, Sample)] = [], partials: [(String, String)] = []) -> String {
  let result = render(template, entries, partials: partials)
  return result.diagnostics.isEmpty ? result.text : result.diagnostics.map(\.message).joined(separator: "\n")
}
