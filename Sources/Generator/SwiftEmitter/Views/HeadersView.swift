import ClientModel
import Templating

/// The headers that the document declares of its answers: a struct that reads them.
final class HeadersView: TemplateView {
  let words: Words

  init(words: Words) {
    self.words = words
  }

  static let viewName = "headers"
  static let keys: [TemplateKey<HeadersView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .views("headers", "every declared header once, in document order") { view in
      view.words.api.headers.map { HeaderView(header: $0, words: view.words) }
    },
  ]
}

/// A header of an answer.
final class HeaderView: TemplateView {
  let header: ResponseHeader
  let words: Words

  init(header: ResponseHeader, words: Words) {
    self.header = header
    self.words = words
  }

  static let viewName = "header"
  static let keys: [TemplateKey<HeaderView>] = [
    .texts("doc", "comment lines, `///` included") {
      DocumentationText.lines($0.documentation, fallback: "`\($0.header.wireName)`.")
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the property, quoted where it must be") { $0.header.name },
    .text("type", "Swift type, with its optional: the header may be missing") {
      $0.words.types.optional($0.header.type)
    },
    .text("reading", "the expression that reads the header from `fields`") { $0.reading },
  ]

  private var documentation: Documentation {
    var documentation = header.documentation
    if documentation.isDeprecated { documentation.remarks.append("Deprecated.") }
    return documentation
  }

  private var reading: String {
    let name = SwiftLiteral.string(header.wireName)
    let time = mayHoldTime(header.type) ? ", assumesUTC: assumesUTC" : ""
    if header.isJSON { return "try fields.typed(\(name), json: \(words.type(header.type.unwrapped)).self\(time))" }
    return "try fields.typed(\(name)\(header.explode && header.type.isDeclared ? ", explode: true" : "")\(time))"
  }

  /// Whether a date-time can stand in it.
  private func mayHoldTime(_ type: TypeReference) -> Bool {
    switch type {
    case .builtIn(let type): type == .dateTime
    case .array(let inner), .dictionary(let inner), .optional(let inner): mayHoldTime(inner)
    case .declared, .custom: true
    }
  }
}
