import Diagnostics
import OpenAPI
import YAML

/// One alternative of a union before it is lowered.
struct UnionMember {
  let schema: OpenAPI.Schema
  /// All that a value of it must satisfy.
  var parts: [SchemaPart]
  /// The words of its case, where the schema's own would not do.
  var words: [String]?
  /// The words of its type, where the case's would not do.
  var seedWords: [String]?
  /// The texts that mark it.
  var tags: [VariantTag] = []

  init(schema: OpenAPI.Schema, parts: [SchemaPart]? = nil) {
    self.schema = schema
    self.parts = parts ?? [SchemaPart(schema: schema, aspect: .whole)]
  }
}

/// What the names of a union's alternatives depend on.
struct VariantNamesKey: Hashable {
  let members: [ObjectIdentifier]
  let property: String?
  let union: String?
}

extension SchemaLowering {
  /// A `oneOf` or `anyOf`: a union, or the one type all members share; nil where no choice says anything of the shape.
  func lowerChoices(
    of composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed, _ early: (Lowered) -> Void
  ) -> Lowered? {
    let choices = composed.choices.filter { choice in
      !choice.members.allSatisfy { isValidationOnly($0, beside: composed) }
    }
    guard let choice = choices.first else { return nil }
    if choices.count > 1 { return lowerProduct(of: choices, composed, schema, seed, early) }
    var members = choice.members.withoutNull
    let isNullable = members.count < choice.members.count
    let discriminator = choice.discriminator ?? composed.discriminator
    if let discriminator {
      members += unlisted(discriminator, beside: members).filter { $0 !== schema && $0 !== choice.owner }
    }
    let base = baseParts(of: composed)
    let variants = members.map { UnionMember(schema: $0, parts: base + [SchemaPart(schema: $0, aspect: .whole)]) }
    var lowered: Lowered
    if members.isEmpty {
      return Lowered(type: choice.members.allSatisfy(\.isOnlyNull) ? .builtIn(.null) : .json)
    } else if members.count == 1 {
      lowered = lower(variants[0].parts, seed)
    } else if base.isEmpty, let simple = lowerSimpleChoice(members, schema, seed) {
      lowered = simple
    } else if base.isEmpty, let lists = lowerListChoice(members, schema, seed) {
      lowered = lists
    } else {
      lowered = union(of: variants, discriminator, schema, seed, early)
    }
    lowered.isNullable = lowered.isNullable || isNullable
    return lowered
  }

  /// The conjuncts that every variant must satisfy as well, where they describe an object of their own.
  func baseParts(of composed: ComposedSchema) -> [SchemaPart] {
    guard !composed.properties.isEmpty || composed.additional != nil else { return [] }
    return composed.conjuncts.map { SchemaPart(schema: $0, aspect: .own) }
  }

  /// Whether a member only says which values are valid (`required` and the like), not what they look like.
  private func isValidationOnly(_ member: OpenAPI.Schema, beside composed: ComposedSchema) -> Bool {
    if member.boolean != nil { return true }
    let hasShape =
      member.enumeration != nil || member.const != nil || !member.properties.isEmpty || member.hasDescribedAdditional
      || member.items != nil || !member.prefixItems.isEmpty || member.reference != nil || member.format != nil
      || !member.allOf.isEmpty || !member.oneOf.isEmpty || !member.anyOf.isEmpty
    guard !hasShape else { return false }
    let types = member.types.withoutNull
    if types.isEmpty { return !member.isNullInChoice }
    return composed.types == types && !composed.properties.isEmpty
  }

  /// Members that are all texts or all numbers need no union: an open enumeration, or the plain type.
  func lowerSimpleChoice(
    _ members: [OpenAPI.Schema], _ schema: OpenAPI.Schema, _ seed: NameSeed
  ) -> Lowered? {
    var all: [ComposedSchema] = []
    for member in members {
      let composed = composer.compose([SchemaPart(schema: member, aspect: .whole)])
      guard composed.choices.isEmpty, composed.properties.isEmpty else { return nil }
      all.append(composed)
    }
    let isNullable = all.contains(where: \.allowsNull)
    var literals: [Literal] = []
    for composed in all {
      let nodes = (composed.enumeration ?? []) + (composed.constant.map { [$0] } ?? [])
      literals += nodes.filter { !$0.isNull }.compactMap { Self.literal($0, types: composed.types) }
    }
    if all.allSatisfy({ Self.isText($0) }) {
      if all.allSatisfy({ $0.constant != nil || $0.enumeration != nil }), Set(literals).count == 1 {
        return Lowered(type: .string, isNullable: isNullable, constant: literals.first)
      }
      if !literals.isEmpty, literals.allSatisfy(\.isString) {
        var lowered = declareEnumeration(literals, rawType: .string, schema, seed)
        lowered.isNullable = isNullable
        return lowered
      }
      let formats = Set(all.map { $0.formats.first ?? "" })
      if formats.count > 1 { return Lowered(type: .string, isNullable: isNullable) }
      return nil
    }
    // A whole number beside numbers is a choice of its own: what does not fit into a `Double` must not be rounded.
    if literals.isEmpty, all.allSatisfy({ $0.types == .integer }) || all.allSatisfy({ $0.types == .number }) {
      return Lowered(type: .builtIn(all[0].types == .integer ? .int64 : .double), isNullable: isNullable)
    }
    return nil
  }

  private static func isText(_ composed: ComposedSchema) -> Bool {
    if composed.types == .string { return true }
    guard composed.types == nil else { return false }
    let nodes = (composed.enumeration ?? []) + (composed.constant.map { [$0] } ?? [])
    return !nodes.isEmpty && nodes.allSatisfy { $0.kind == .string || $0.isNull }
  }

  /// Declares a union; how its variants are told apart is decided when all of them are known.
  func union(
    of members: [UnionMember], _ discriminator: OpenAPI.Discriminator?, _ schema: OpenAPI.Schema, _ seed: NameSeed,
    _ early: (Lowered) -> Void
  ) -> Lowered {
    let id = reserve(schema, seed, kind: .union(Union(variants: [], strategy: .conditions([]), otherName: nil)))
    early(Lowered(type: .declared(id)))
    var result: [UnionVariant] = []
    var words: [[String]] = []
    var schemas: [VariantSchemas] = []
    var marks: [[VariantTag]] = []
    var isNullable = false
    var takesAnything = false
    let names = variantNames(of: members.map(\.schema), discriminator, seed)
    for (index, member) in members.enumerated() {
      let variantWords = member.words ?? names[index].words
      let step = member.words?.joined(separator: "-") ?? names[index].step
      let typeWords = member.seedWords ?? (variantWords.isEmpty ? seed.words : variantWords)
      let lowered = lower(
        member.parts, .words(typeWords, in: id, step: member.seedWords?.joined(separator: "-") ?? step))
      isNullable = isNullable || lowered.isNullable
      if lowered.type == .builtIn(.null) {
        isNullable = true
        continue
      }
      // A variant that takes anything is what the union keeps as `.other`.
      if lowered.type == .json {
        takesAnything = true
        continue
      }
      let schemaNames = self.names(of: member.schema)
      if let known = result.firstIndex(where: { $0.type == lowered.type }) {
        // One type under several names is several variants only where a discriminator tells these names apart.
        let isSame = discriminator == nil || namedTarget(of: member.schema) == namedTarget(of: schemas[known].names[0])
        if isSame {
          schemas[known].names += schemaNames.filter { name in !schemas[known].names.contains { $0 === name } }
          continue
        }
      }
      result.append(
        UnionVariant(
          name: "", type: lowered.type, isIndirect: false, documentation: Documentation(summary: member.schema.title)))
      words.append(variantWords.isEmpty ? self.words(of: lowered.type) : variantWords)
      schemas.append(
        VariantSchemas(names: schemaNames, inner: discriminator == nil ? [] : choices(within: member.schema)))
      marks.append(member.tags)
    }
    if result.isEmpty { return Lowered(type: .json, isNullable: isNullable) }
    drafts[id.index].declaration.kind = .union(Union(variants: result, strategy: .conditions([]), otherName: nil))
    drafts[id.index].variantWords = words
    drafts[id.index].variantSchemas = schemas
    drafts[id.index].variantTags = marks
    drafts[id.index].discriminator = discriminator
    // Members that differ in what is valid and not in type leave nothing to choose.
    if result.count == 1, members.count > 1, discriminator == nil, !takesAnything {
      return Lowered(type: result[0].type, isNullable: isNullable)
    }
    return Lowered(type: .declared(id), isNullable: isNullable)
  }

  /// The component that a member names, by itself or by a reference; the member where it names none.
  private func namedTarget(of member: OpenAPI.Schema) -> ObjectIdentifier {
    guard let reference = member.reference, let target = document.resolve(reference) else {
      return ObjectIdentifier(member)
    }
    return ObjectIdentifier(target)
  }

  /// The schema at the end of a chain of references.
  func target(of schema: OpenAPI.Schema) -> OpenAPI.Schema { document.target(of: schema) }

  /// The names of a union's alternatives.
  func variantNames(
    of members: [OpenAPI.Schema], _ discriminator: OpenAPI.Discriminator?, _ seed: NameSeed
  ) -> [VariantWords.Name] {
    let key = VariantNamesKey(
      members: members.map(ObjectIdentifier.init), property: discriminator?.propertyName, union: seed.words.last)
    if let known = variantNamesMemo[key] { return known }
    let names = VariantWords(document: document, composer: composer, union: seed.words).names(
      of: members, discriminator
    ) {
      componentWords(of: $0)
    }
    variantNamesMemo[key] = names
    return names
  }

  /// The words of the component that a member is or refers to; none where it is neither.
  private func componentWords(of member: OpenAPI.Schema) -> [String] {
    if let name = componentNames[ObjectIdentifier(member)] { return WordSplitter.words(of: name) }
    guard member.reference != nil else { return [] }
    return seed(ofTarget: target(of: member), or: .shared([])).words
  }

  /// A word for a variant without a name of its own, by its type.
  private func words(of type: TypeReference) -> [String] {
    switch type {
    case .builtIn(let type):
      [type == .json ? "json" : type == .base64 ? "data" : type.rawValue].flatMap(WordSplitter.words)
    case .array(.builtIn(let element)): WordSplitter.words(of: element.rawValue + "s")
    case .array: ["list"]
    case .dictionary: ["dictionary"]
    case .optional(let wrapped): words(of: wrapped)
    case .custom(let name): WordSplitter.words(of: name)
    case .declared(let id):
      switch drafts[id.index].declaration.kind {
      case .enumeration(let list): [list.rawType == .string ? "string" : "number"]
      case .union: ["choice"]
      case .structure, .multipart, .responses, .bodies: ["object"]
      }
    }
  }
}
