import ClientModel
import Templating

/// An open enumeration: a structure over its raw value.
final class EnumerationView: TemplateView {
  let name: String
  let doc: [String]
  let rawType: String
  let cases: [EnumerationCaseView]
  let conformances: [String]
  let attributes: [String]
  let access: String

  init(_ declaration: Declaration, _ enumeration: Enumeration, id: DeclarationID, words: Words) {
    name = declaration.name
    doc = Conformances.documentation(declaration)
    rawType = TypeSpelling.builtIn(enumeration.rawType)
    conformances = Conformances.ofEnumeration(words.hooks[id], words)
    attributes = words.hooks[id]?.attributes ?? []
    access = words.access
    cases = enumeration.cases.map { [name, access] in EnumerationCaseView(of: name, access: access, known: $0) }
  }

  init(name: String, doc: [String], cases: [EnumerationCase], access: String) {
    self.name = name
    self.doc = doc
    rawType = "String"
    attributes = []
    conformances = ["OpenEnum"]
    self.access = access
    self.cases = cases.map { EnumerationCaseView(of: name, access: access, known: $0) }
  }

  static let viewName = "enumeration"
  static let keys: [TemplateKey<EnumerationView>] = [
    .texts("doc", "comment lines, `///` included") { $0.doc },
    .texts("attributes", "lines before the declaration that the configuration asks for") { $0.attributes },
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the type") { $0.name },
    .text("rawType", "Swift type of the raw value") { $0.rawType },
    .text("conformances", "protocols, separated by commas") { $0.conformances.joined(separator: ", ") },
    .views("cases", "the known values in document order") { $0.cases },
    .texts("known", "the raw values of the known values, in lines") { view in
      ArgumentList.fill(view.cases.map { SwiftLiteral.literal($0.known.value) }, width: 100)
    },
    .flag("isWide", "the raw values do not fit on one line") { view in
      view.cases.reduce(0) { $0 + SwiftLiteral.literal($1.known.value).utf8.count + 2 } > 60
    },
  ]
}

/// A known value of an enumeration.
final class EnumerationCaseView: TemplateView {
  let of: String
  let access: String
  let known: EnumerationCase

  init(of: String, access: String, known: EnumerationCase) {
    self.of = of
    self.access = access
    self.known = known
  }

  static let viewName = "case"
  static let keys: [TemplateKey<EnumerationCaseView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.known.documentation) },
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the static member, quoted where it must be") { $0.known.name },
    .text("enumeration", "Swift name of the enumeration") { $0.of },
    .text("value", "the raw value as a literal") { SwiftLiteral.literal($0.known.value) },
    .flag("isDeprecated", "the document calls the value deprecated") { $0.known.documentation.isDeprecated },
  ]
}
