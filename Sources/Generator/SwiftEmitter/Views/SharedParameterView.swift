import ClientModel
import Templating

/// A parameter that is given once, to the client.
final class SharedParameterView: TemplateView {
  let parameter: SharedParameter
  let words: Words

  init(_ parameter: SharedParameter, words: Words) {
    self.parameter = parameter
    self.words = words
  }

  static let viewName = "sharedParameter"
  static let keys: [TemplateKey<SharedParameterView>] = [
    .texts("doc", "comment lines that say what it is, `///` included") { $0.doc },
    .text("argument", "the argument of the client's initialiser") { view in
      "\(view.parameter.name): \(view.words.types.optional(view.parameter.type)) = nil"
    },
    .text("entry", "the name on the wire and the value, as an entry of a dictionary") { view in
      let values = [view.parameter.name, view.fromEnvironment, view.defaultValue].compactMap { $0 }
      return "\(SwiftLiteral.string(view.parameter.wireName)): \(values.joined(separator: " ?? "))"
    },
  ]

  private var fromEnvironment: String? {
    parameter.environmentVariable.map { "settings.variables[\(SwiftLiteral.string($0))]" }
  }

  private var defaultValue: String? {
    parameter.defaultValue.flatMap { Constant.text($0, as: parameter.type, in: words) }
  }

  private var doc: [String] {
    let documentation = parameter.documentation
    let text = DocumentationText.oneLine(documentation.description ?? documentation.summary ?? "")
    let found = parameter.environmentVariable.map { " From the environment: `\($0)`." } ?? ""
    return DocumentationText.lines([
      "- Parameter \(parameter.name): \(text.isEmpty ? "`\(parameter.wireName)`." : text) Given once here, and by any call for itself.\(found)"
    ])
  }
}
