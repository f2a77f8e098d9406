import ClientModel
import Templating

/// The client as a template of the user's own sees it.
final class OwnFileView: TemplateView {
  let words: Words

  init(words: Words) {
    self.words = words
  }

  static let viewName = "client-file"
  static let keys: [TemplateKey<OwnFileView>] = [
    .text("tool", "the generator's name and version") { "clientsmith \($0.words.configuration.toolVersion)" },
    .text("module", "the client's module") { $0.words.api.module },
    .text("client", "Swift name of the client") { $0.words.api.clientName },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("title", "the document's title on one line") { DocumentationText.oneLine($0.words.api.title) },
    .text("version", "the document's version on one line") { DocumentationText.oneLine($0.words.api.version) },
    .views("models", "the models in document order, nested ones too") { view in
      view.words.api.declarations.indices.map { OwnModelView(DeclarationID($0), words: view.words) }
    },
    .views("resources", "the resources in document order") { view in
      view.words.api.resources.map { PackageResourceView($0, words: view.words) }
    },
  ]
}

/// A model as a template of the user's own sees it.
final class OwnModelView: TemplateView {
  let declaration: Declaration
  let words: Words
  private let id: DeclarationID

  init(_ id: DeclarationID, words: Words) {
    self.id = id
    self.words = words
    declaration = words.api[id]
  }

  static let viewName = "client-model"
  static let keys: [TemplateKey<OwnModelView>] = [
    .texts("doc", "comment lines, `///` included") { Conformances.documentation($0.declaration) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type as it is written outside: `Pet.Kind`") { $0.words.type(.declared($0.id)) },
    .text("pointer", "where the schema stands in the document") { $0.declaration.pointer },
    .flag("isNested", "the type stands in another") { $0.declaration.scope != .module },
    .flag("isStructure", "it is a structure") { $0.isKind(of: .structure) },
    .flag("isEnumeration", "it is an enumeration") { $0.isKind(of: .enumeration) },
    .flag("isUnion", "it is a union") { $0.isKind(of: .union) },
    .flag("isIdentifiable", "it has an `id` that is always there") { $0.structure?.isIdentifiable == true },
    .views("properties", "the properties of a structure in document order") { $0.properties },
    .views("cases", "the known values of an enumeration in document order") { $0.cases },
    .views("variants", "the alternatives of a union in document order") { $0.variants },
  ]

  private var structure: Structure? {
    if case .structure(let structure) = declaration.kind { structure } else { nil }
  }

  private var properties: [PropertyView] {
    structure?.properties.map { PropertyView(property: $0, words: words) } ?? []
  }

  private var cases: [EnumerationCaseView] {
    guard case .enumeration(let enumeration) = declaration.kind else { return [] }
    return enumeration.cases.map { EnumerationCaseView(of: declaration.name, access: words.access, known: $0) }
  }

  private var variants: [OwnVariantView] {
    guard case .union(let union) = declaration.kind else { return [] }
    return union.variants.map { OwnVariantView($0, words: words) }
  }

  private enum Kind { case structure, enumeration, union }

  private func isKind(of kind: Kind) -> Bool {
    switch (declaration.kind, kind) {
    case (.structure, .structure), (.enumeration, .enumeration), (.union, .union): true
    default: false
    }
  }
}

/// An alternative of a union as a template of the user's own sees it.
final class OwnVariantView: TemplateView {
  let variant: UnionVariant
  let words: Words

  init(_ variant: UnionVariant, words: Words) {
    self.variant = variant
    self.words = words
  }

  static let viewName = "client-variant"
  static let keys: [TemplateKey<OwnVariantView>] = [
    .text("name", "Swift name of the case, quoted where it must be") { $0.variant.name },
    .text("type", "Swift type of its value") { $0.words.type($0.variant.type) },
  ]
}
