import Diagnostics
import OpenAPI
import YAML

extension SchemaLowering {
  /// An object: a structure where it has properties, a dictionary where it only describes values, else any JSON.
  func lowerObject(
    _ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed, _ early: (Lowered) -> Void
  ) -> Lowered {
    guard !composed.properties.isEmpty else {
      return Lowered(type: dictionary(composed, seed).map(TypeReference.dictionary) ?? .json)
    }
    let id = reserve(
      schema, seed,
      kind: .structure(Structure(properties: [], additional: nil, additionalName: "", isWrapper: false)))
    early(Lowered(type: .declared(id), isNullable: composed.allowsNull))
    fill(id, composed)
    return Lowered(type: .declared(id))
  }

  /// The properties of a structure.
  func fillNow(_ id: DeclarationID, _ composed: ComposedSchema) {
    var structure = Structure(properties: [], additional: nil, additionalName: "", isWrapper: false)
    var facts: [PropertyFacts] = []
    for property in composed.properties {
      let words = WordSplitter.words(of: property.name)
      let lowered = lower(property.parts, .words(words.isEmpty ? ["value"] : words, in: id, step: property.name))
      let isSecret = isSecret(property)
      structure.properties.append(
        Property(
          name: pinnedName(of: property), wireName: property.name, type: lowered.type, presence: .optional,
          isIndirect: false, isSecret: isSecret, constant: lowered.isNullable ? nil : lowered.constant,
          defaultValue: isSecret ? nil : defaultValue(of: property.parts.map(\.schema)),
          documentation: Documentation(property: property, document)))
      facts.append(
        PropertyFacts(
          isRequired: composed.required.contains(property.name), isNullable: lowered.isNullable,
          isReadOnly: lowered.isReadOnly || property.parts.contains { $0.schema.readOnly },
          isWriteOnly: lowered.isWriteOnly || property.parts.contains { $0.schema.writeOnly },
          onlyValue: lowered.constant))
    }
    structure.additional =
      dictionary(composed, .words(["additional"], in: id)) ?? (composed.additionalIsAllowed ? .json : nil)
    drafts[id.index].declaration.kind = .structure(structure)
    drafts[id.index].facts = facts
    drafts[id.index].sharedValues = sharedValues(of: composed)
  }

  /// The properties whose lists of values come from a base that others extend as well: they say nothing of this model alone.
  private func sharedValues(of composed: ComposedSchema) -> Set<String> {
    let bases = composed.conjuncts.filter {
      $0.discriminator != nil || (children[ObjectIdentifier($0)]?.count ?? 0) > 1
    }
    guard !bases.isEmpty else { return [] }
    var shared: Set<String> = []
    for property in composed.properties {
      let valued = property.parts.map(\.schema).filter { schema in
        let target = target(of: schema)
        return target.enumeration != nil || target.const != nil
      }
      let isOwn = valued.contains { schema in
        !bases.contains { base in base.properties.contains { $0.value === schema } }
      }
      if !valued.isEmpty, !isOwn { shared.insert(property.name) }
    }
    return shared
  }

  /// The name the document gives to a property (`x-clientsmith-name`); empty where it gives none.
  private func pinnedName(of property: ComposedSchema.Property) -> String {
    property.parts.lazy.compactMap { ExtensionReader.value("name", in: $0.schema.extensions)?.string }.first ?? ""
  }

  /// The default that a value's schemas give, where it is a scalar.
  func defaultValue(of schemas: [OpenAPI.Schema]) -> Literal? {
    for schema in schemas {
      for name in names(of: schema) {
        guard let node = name.defaultValue, !node.isNull else { continue }
        let types = names(of: schema).lazy.map(\.types.withoutNull).first { !$0.isEmpty }
        return Self.literal(node, types: types)
      }
    }
    return nil
  }

  /// Whether a property's value must not be shown.
  private func isSecret(_ property: ComposedSchema.Property) -> Bool {
    property.parts.contains {
      $0.schema.format == "password" || ExtensionReader.value("secret", in: $0.schema.extensions)?.bool == true
    }
  }

  /// Several types at once: a union by JSON kind.
  func lowerTypes(
    _ types: SchemaTypes, _ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed,
    _ early: (Lowered) -> Void
  ) -> Lowered {
    var variants: [UnionVariant] = []
    var words: [[String]] = []
    let isFree = composed.properties.isEmpty && composed.additional == nil
    if types.contains(.object), types.contains(.array), types.contains(.string) { return Lowered(type: .json) }
    let id = reserve(schema, seed, kind: .union(Union(variants: [], strategy: .conditions([]), otherName: nil)))
    early(Lowered(type: .declared(id), isNullable: composed.allowsNull))
    for (name, type) in SchemaTypes.named where types.contains(type) && type != .null {
      var single = composed
      single.types = type
      let lowered =
        type == .object && isFree
        ? Lowered(type: .dictionary(.json))
        : lower(single, of: schema, .words([name], in: id)) { _ in }
      variants.append(
        UnionVariant(name: "", type: lowered.type, isIndirect: false, documentation: Documentation()))
      words.append([type == .number ? "number" : name])
    }
    drafts[id.index].declaration.kind = .union(Union(variants: variants, strategy: .conditions([]), otherName: nil))
    drafts[id.index].variantWords = words
    return Lowered(type: .declared(id))
  }
}
