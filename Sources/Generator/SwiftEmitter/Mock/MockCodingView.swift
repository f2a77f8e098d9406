import ClientModel
import Templating

/// A model in the direction that the client does not code.
final class MockCodingView: TemplateView {
  let name: String
  let words: Words
  let isWritten: Bool
  let isRead: Bool
  private let declaration: Declaration

  init(_ id: DeclarationID, words: Words, coding: MockCoding) {
    // In full, which says that the conformance is meant: `@retroactive` is an error where both are of one package.
    let isHidden = words.api.declarations.contains { $0.scope == .module && $0.name == words.api.module }
    name = (isHidden ? "" : "\(words.api.module).") + words.type(.declared(id))
    self.words = words
    isWritten = coding.written.contains(id)
    isRead = coding.read.contains(id)
    declaration = words.api[id]
  }

  static let viewName = "mockCoding"
  static let keys: [TemplateKey<MockCodingView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the model, with what it is nested in") { $0.name },
    .flag("isWritten", "the client reads the model alone") { $0.isWritten },
    .flag("isRead", "the client writes the model alone") { $0.isRead },
    .flag("isUnion", "the model is one of several types") {
      if case .union = $0.declaration.kind { true } else { false }
    },
    .flag("isWrapper", "the JSON value is the one property's, without an object around it") {
      $0.structure?.isWrapper == true && $0.structure?.properties.count == 1
    },
    .views("properties", "the properties in document order") { view in
      (view.structure?.properties ?? []).map { PropertyView(property: $0, words: view.words) }
    },
    .view("additional", "the properties that the document does not name, if they are kept") { view in
      view.structure.flatMap { structure in
        structure.additional.map {
          AdditionalView(
            name: structure.additionalName, type: "[String: \(view.words.type($0))]",
            keys: structure.properties.map(\.wireName), access: view.words.access)
        }
      }
    },
    .views("variants", "the alternatives of a union in document order") { view in
      (view.union?.variants ?? []).map {
        UnionVariantView(variant: $0, type: view.words.type($0.type), value: "", conditions: [], isKnownOnly: false)
      }
    },
    .text("other", "name of the union's case that keeps any other value, or nothing") { $0.union?.otherName ?? "" },
  ]

  private var structure: Structure? { if case .structure(let structure) = declaration.kind { structure } else { nil } }
  private var union: Union? { if case .union(let union) = declaration.kind { union } else { nil } }
}
