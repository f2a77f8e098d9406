import ClientModel
import Templating

/// A union: an enum with a case for each type a value can have.
final class UnionView: TemplateView {
  let declaration: Declaration
  let union: Union
  let conformances: [String]
  let id: DeclarationID
  /// Rendered types that stand in this one.
  let nested: [String]
  let words: Words

  init(_ declaration: Declaration, _ union: Union, id: DeclarationID, nested: [String] = [], words: Words) {
    self.nested = nested
    self.declaration = declaration
    self.union = union
    self.id = id
    self.words = words
    conformances = Conformances.of(
      "JSONModel", isIdentifiable: false, isParameter: words.parameterModels.contains(id),
      hook: words.hooks[id], words: words)
  }

  static let viewName = "union"
  static let keys: [TemplateKey<UnionView>] = [
    .texts("doc", "comment lines, `///` included") { Conformances.documentation($0.declaration) },
    .texts("attributes", "lines before the declaration that the configuration asks for") {
      $0.words.hooks[$0.id]?.attributes ?? []
    },
    .text("access", "access modifier with a space behind it, or nothing") { $0.words.access },
    .text("name", "Swift name of the type") { $0.declaration.name },
    .text("conformances", "protocols, separated by commas") { $0.conformances.joined(separator: ", ") },
    .views("variants", "the alternatives in document order") { $0.variants },
    .text("other", "name of the case that keeps any other value, or nothing") { $0.union.otherName ?? "" },
    .text("discriminator", "literal name of the property that tells the variants apart, or nothing") {
      $0.discriminator.map { SwiftLiteral.string($0) } ?? ""
    },
    .views("mapping", "the discriminator's values and their variants") { $0.mapping },
    .views("candidates", "the variants in the order they are tried, where there is no discriminator") { view in
      Array(view.candidates.prefix { !$0.fitsAll })
    },
    .view("catchAll", "the variant that any value fits, tried last, if there is one") { view in
      view.candidates.first(where: \.fitsAll)
    },
    .view("fallback", "the variant for a discriminator with no value of the list, if the document names one") {
      $0.fallback
    },
    .text("expected", "what a value must be, as a literal for the error") { view in
      SwiftLiteral.string("a value of \(view.declaration.name)")
    },
    .flag("hasShapes", "the variants are told apart by what their objects look like") {
      !$0.union.shapes.shapes.isEmpty
    },
    .texts("shapes", "what the objects of the variants look like, in lines, where only a comparison tells them apart") {
      ShapeText.lines($0.union.shapes)
    },
    .text("blank", "the expression of a value without content, to be read into, or nothing") { view in
      view.words.blankModels.contains(view.id) ? Blanks.text(of: view.union, in: view.words) : ""
    },
    .texts("nested", "the types that stand in this one, rendered") { $0.nested },
    .flag("isTriedByOthers", "other unions try whether a value is one of this") { $0.isTriedByOthers },
  ]

  private var isTriedByOthers: Bool { union.otherName != nil && words.triedUnions.contains(id) }

  private var variants: [UnionVariantView] { union.variants.indices.compactMap { variant($0) } }

  private var discriminator: String? {
    if case .discriminator(let property, _, _) = union.strategy { property } else { nil }
  }

  private var mapping: [UnionVariantView] {
    guard case .discriminator(_, let mapping, _) = union.strategy else { return [] }
    var seen: Set<String> = []
    return mapping.compactMap { value, index in
      seen.insert(value).inserted ? variant(index, value: value) : nil
    }
  }

  private var fallback: UnionVariantView? {
    guard case .discriminator(_, _, let fallback?) = union.strategy else { return nil }
    return variant(fallback)
  }

  private var candidates: [UnionVariantView] {
    guard case .conditions(let candidates) = union.strategy else { return [] }
    return candidates.compactMap { index, conditions in variant(index, conditions: conditions) }
  }

  private func variant(_ index: Int, value: String = "", conditions: [VariantCondition] = []) -> UnionVariantView? {
    guard union.variants.indices.contains(index) else { return nil }
    let variant = union.variants[index]
    return UnionVariantView(
      variant: variant, type: words.type(variant.type), tag: WrittenTagText.text(of: variant, in: words.api),
      value: value, conditions: conditions,
      isKnownOnly: variant.type.declared.map(words.triedUnions.contains) ?? false && variant.type.isDeclared)
  }
}

/// An alternative of a union, with what marks it.
final class UnionVariantView: TemplateView {
  let variant: UnionVariant
  let type: String
  let tag: String
  let value: String
  let conditions: [VariantCondition]
  /// Whether the payload is a union that keeps what it does not know: it fits only what it does know.
  let isKnownOnly: Bool

  init(
    variant: UnionVariant, type: String, tag: String, value: String, conditions: [VariantCondition], isKnownOnly: Bool
  ) {
    self.variant = variant
    self.type = type
    self.tag = tag
    self.value = value
    self.conditions = conditions
    self.isKnownOnly = isKnownOnly
  }

  /// Whether a value has to be decoded to know that it fits.
  var isTried: Bool { type != "JSONValue" && (conditions.contains(.decodes) || ConditionText.text(conditions).isEmpty) }

  /// Whether any value fits.
  var fitsAll: Bool { type == "JSONValue" && ConditionText.text(conditions).isEmpty }

  static let viewName = "variant"
  static let keys: [TemplateKey<UnionVariantView>] = [
    .texts("doc", "comment lines, `///` included") { DocumentationText.lines($0.variant.documentation) },
    .text("name", "Swift name of the case, quoted where it must be") { $0.variant.name },
    .text("type", "Swift type of the payload") { $0.type },
    .text("callable", "the payload's type as an initialiser is called on it") { Reading.callable($0.type) },
    .text("reading", "the expression that reads the payload") { Reading.text($0.type) },
    .text("indirect", "`indirect ` where the payload must be boxed, or nothing") {
      $0.variant.isIndirect ? "indirect " : ""
    },
    .text("tag", "further arguments of the writer: the member that says that it is this variant, or nothing") {
      $0.tag
    },
    .text("value", "literal value of the discriminator") { SwiftLiteral.string($0.value) },
    .text("condition", "the test that a value of this variant passes, or nothing") {
      ConditionText.text($0.conditions)
    },
    .flag("isTried", "the variant fits if it can be decoded without an error") { $0.isTried },
    .flag("isKnownOnly", "the payload is a union itself: it fits if it is one of that union's own variants") {
      $0.isKnownOnly
    },
  ]
}
