import ClientModel
import Templating

/// The bodies of an operation that takes several content types: an enum with a case for each.
final class BodiesView: TemplateView {
  let declaration: Declaration
  let bodies: BodySet
  let words: Words

  init(_ declaration: Declaration, _ bodies: BodySet, words: Words) {
    self.declaration = declaration
    self.bodies = bodies
    self.words = words
  }

  static let viewName = "bodies"
  static let keys: [TemplateKey<BodiesView>] = [
    .texts("doc", "comment lines, `///` included") { Conformances.documentation($0.declaration) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.declaration.name },
    .views("cases", "the content types in document order") { view in
      view.bodies.cases.map { BodyCaseView(name: $0.name, content: $0.content, words: view.words) }
    },
  ]
}

/// One content type that a body can have.
final class BodyCaseView: TemplateView {
  let name: String
  let content: BodyContent
  let words: Words

  init(name: String, content: BodyContent, words: Words) {
    self.name = name
    self.content = content
    self.words = words
  }

  static let viewName = "bodyCase"
  static let keys: [TemplateKey<BodyCaseView>] = [
    .text("name", "Swift name of the case, quoted where it must be") { $0.name },
    .text("type", "Swift type of the payload") { $0.body.type },
    .view("body", "how the payload is sent") { $0.body },
  ]

  private var body: BodyView { BodyView(content: content, isRequired: true, words: words) }
}
