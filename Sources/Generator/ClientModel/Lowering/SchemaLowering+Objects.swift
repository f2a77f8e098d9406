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
      var lowered = lower(property.parts, .words(words.isEmpty ? ["value"] : words, in: id))
      let isRequired = composed.required.contains(property.name)
      if isRequired { fixOnlyValue(of: &lowered, inlineIn: id) }
      structure.properties.append(
        Property(
          name: pinnedName(of: property), wireName: property.name, type: lowered.type, presence: .optional,
          isIndirect: false, isSecret: isSecret(property), constant: isRequired ? lowered.constant : nil,
          documentation: Documentation(property: property, document)))
      facts.append(
        PropertyFacts(
          isRequired: isRequired, isNullable: lowered.isNullable,
          isReadOnly: lowered.isReadOnly || property.parts.contains { $0.schema.readOnly },
          isWriteOnly: lowered.isWriteOnly || property.parts.contains { $0.schema.writeOnly }))
    }
    structure.additional =
      dictionary(composed, .words(["additional"], in: id)) ?? (composed.additionalIsAllowed ? .json : nil)
    drafts[id.index].declaration.kind = .structure(structure)
    drafts[id.index].facts = facts
  }

  /// The name the document gives to a property (`x-clientsmith-name`); empty where it gives none.
  private func pinnedName(of property: ComposedSchema.Property) -> String {
    property.parts.lazy.compactMap { ExtensionReader.value("name", in: $0.schema.extensions)?.string }.first ?? ""
  }

  /// Whether a property's value must not be shown.
  private func isSecret(_ property: ComposedSchema.Property) -> Bool {
    property.parts.contains {
      $0.schema.format == "password" || ExtensionReader.value("secret", in: $0.schema.extensions)?.bool == true
    }
  }

  /// Turns an enumeration of one value into that value; one that is used in other places, and may grow there, stays.
  func fixOnlyValue(of lowered: inout Lowered, inlineIn owner: DeclarationID?) {
    guard case .declared(let id) = lowered.type, drafts[id.index].seed.owner == owner,
      drafts[id.index].seed.component == nil,
      case .enumeration(let enumeration) = drafts[id.index].declaration.kind, enumeration.cases.count == 1,
      let literal = enumeration.cases.first?.value, literal.isString || literal.isInteger
    else { return }
    lowered.type = literal.isString ? .string : .builtIn(.integer)
    lowered.constant = literal
  }

  /// A schema with a discriminator that others extend: as a value it is any of them (OpenAPI 3.2 §4.25, "inheritance").
  func lowerInheritance(
    _ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed, _ early: (Lowered) -> Void
  ) -> Lowered? {
    guard let discriminator = composed.discriminator, schema.discriminator?.node === discriminator.node,
      let children = children[ObjectIdentifier(schema)], !children.isEmpty
    else { return nil }
    return union(
      of: children.map { [SchemaPart(schema: $0, aspect: .whole)] }, members: children, discriminator, schema, seed,
      early)
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
      if type == .integer, types.contains(.number) { continue }
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
