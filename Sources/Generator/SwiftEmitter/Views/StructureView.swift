import ClientModel
import Templating

/// A structure: a model with properties.
final class StructureView: TemplateView {
  let declaration: Declaration
  let structure: Structure
  let properties: [PropertyView]
  let arguments: ArgumentList
  /// Rendered types that stand in this one.
  let nested: [String]
  let words: Words

  init(_ declaration: Declaration, _ structure: Structure, id: DeclarationID, nested: [String] = [], words: Words) {
    self.nested = nested
    self.declaration = declaration
    self.structure = structure
    self.words = words
    attributes = words.hooks[id]?.attributes ?? []
    properties = structure.properties.map { PropertyView(property: $0, words: words) }
    var list = structure.argumentOrder.map { PropertyView(property: $0, words: words) }.filter(\.fixed.isEmpty)
      .map(\.argument)
    if let additional = structure.additional {
      list.append("\(structure.additionalName): [String: \(words.type(additional))] = [:]")
    }
    arguments = ArgumentList(list, rest: 2 + words.access.utf8.count + "init() {".utf8.count)
    work = declaration.usage.contains(.response) ? WorkText(structure, words: words) : nil
    isRecord = !structure.isWrapper && words.blankModels.contains(id)
    hasBlank = words.blankModels.contains(id)
    conformances =
      Conformances.of(
        isRecord ? "JSONRecord" : "JSONModel", isIdentifiable: structure.isIdentifiable,
        isParameter: words.parameterModels.contains(id), hook: words.hooks[id], words: words)
      + (work == nil ? [] : ["LongRunning"])
  }

  private let work: WorkText?
  private let attributes: [String]

  private let conformances: [String]
  private let isRecord: Bool
  private let hasBlank: Bool

  /// From so many properties on the compiler's time for an initialiser that stores each for the first time grows with the square
  /// of their number: 400 cost 9 times as much as 100 then, and 4.5 times where they are stored into a value that is whole.
  private static let largeFrom = 64

  static let viewName = "structure"
  static let keys: [TemplateKey<StructureView>] = [
    .texts("doc", "comment lines, `///` included") { Conformances.documentation($0.declaration) },
    .texts("attributes", "lines before the declaration that the configuration asks for") { $0.attributes },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.declaration.name },
    .text("conformances", "protocols, separated by commas") { $0.conformances.joined(separator: ", ") },
    .views("properties", "the properties in document order") { $0.properties },
    .texts("arguments", "the initialiser's arguments with their defaults") { $0.arguments.arguments },
    .flag("isWide", "the arguments do not fit on the line of the initialiser") { $0.arguments.isWide },
    .texts("lines", "the arguments in lines where they are wide") { $0.arguments.lines },
    .flag("isWrapper", "the JSON value is the one property's, without an object around it") {
      $0.structure.isWrapper && $0.properties.count == 1
    },
    .flag("isRecord", "the members are named once, for reading and writing; else each has a line for either") {
      $0.isRecord
    },
    .flag("isWork", "the model stands for work that goes on after the answer") { $0.work != nil },
    .text("status", "the way to the work's status, where it stands for work") { $0.work?.status ?? "" },
    .text("running", "the statuses that mean that the work goes on, as a literal array") { $0.work?.running ?? "" },
    .text("finished", "the statuses that are final, as a literal array") { $0.work?.finished ?? "" },
    .flag(
      "isLarge",
      "the initialiser begins with a value without content, since the compiler takes long over many arguments"
    ) {
      $0.isRecord && $0.properties.count > StructureView.largeFrom
    },
    .flag("hasBlank", "the model can be made without content, to be read into") { $0.hasBlank },
    .flag("isBare", "without content each property is nil") { view in
      view.structure.additional == nil
        && view.properties.allSatisfy { $0.blank.isEmpty && !$0.property.isIndirect }
    },
    .flag("isEmpty", "there are no properties") { $0.properties.isEmpty && $0.structure.additional == nil },
    .texts("nested", "the types that stand in this one, rendered") { $0.nested },
    .view("additional", "the properties that the document does not name, if they are kept") { view in
      view.structure.additional.map {
        AdditionalView(
          name: view.structure.additionalName, type: "[String: \(view.words.type($0))]",
          keys: view.structure.properties.map(\.wireName), access: view.words.access)
      }
    },
  ]
}

/// The properties of a structure that the document does not name.
final class AdditionalView: TemplateView {
  let name: String
  let type: String
  let keys: [String]
  let access: String

  init(name: String, type: String, keys: [String], access: String) {
    self.name = name
    self.type = type
    self.keys = keys
    self.access = access
  }

  static let viewName = "additional"
  static let keys: [TemplateKey<AdditionalView>] = [
    .text("access", "access modifier with a space behind it, or nothing") { $0.access },
    .text("name", "Swift name of the dictionary") { $0.name },
    .text("type", "Swift type of the dictionary") { $0.type },
    .text("known", "literal array of the names in JSON that have properties of their own") {
      SwiftLiteral.strings($0.keys)
    },
  ]
}
