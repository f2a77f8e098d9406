import Diagnostics
import OpenAPI

extension SchemaLowering {
  /// How many combinations of members become variants.
  private static let combinationLimit = 24

  /// Several choices that hold at once: each combination of their members is a variant.
  func lowerProduct(
    of choices: [ComposedSchema.Choice], _ composed: ComposedSchema, _ schema: OpenAPI.Schema, _ seed: NameSeed,
    _ early: (Lowered) -> Void
  ) -> Lowered {
    var combinations: [[(member: OpenAPI.Schema, tag: VariantTag?, words: [String])]] = [[]]
    for choice in choices {
      let own = choice.members.withoutNull
      let names = variantNames(of: own, choice.discriminator, seed)
      let members = zip(own, names).map { ($0, tag(of: $0, choice.discriminator), $1.words) }
      guard combinations.count * members.count <= Self.combinationLimit else {
        bag.report(
          .unsupportedSchema,
          "several `oneOf` or `anyOf` hold at once, in more than \(Self.combinationLimit) combinations; the value is kept as JSON",
          at: choice.owner.location, help: "give the value one `oneOf` whose members are whole")
        return Lowered(type: .json)
      }
      combinations = combinations.flatMap { combination in members.map { combination + [$0] } }
    }
    let base = baseParts(of: composed)
    var members: [UnionMember] = []
    for combination in combinations {
      guard let first = combination.first else { continue }
      let parts = base + combination.map { SchemaPart(schema: $0.member, aspect: .whole) }
      // Members of different types exclude each other.
      guard composer.compose(parts).conflict == nil else { continue }
      var member = UnionMember(schema: first.member, parts: parts)
      let words = combination.map(\.words)
      if words.allSatisfy({ !$0.isEmpty }) { member.words = words.flatMap { $0 } }
      member.tags = combination.compactMap(\.tag)
      members.append(member)
    }
    guard !members.isEmpty else {
      bag.report(
        .unsupportedSchema, "no value can be of every `oneOf` and `anyOf` that hold at once; the value is kept as JSON",
        at: choices[1].owner.location, help: "give the value one `oneOf` whose members are whole")
      return Lowered(type: .json)
    }
    var lowered = members.count == 1 ? lower(members[0].parts, seed) : union(of: members, nil, schema, seed, early)
    lowered.isNullable =
      lowered.isNullable || choices.allSatisfy { $0.members.withoutNull.count < $0.members.count }
    return lowered
  }

  /// What the discriminator of one choice among several says of a member.
  private func tag(of member: OpenAPI.Schema, _ discriminator: Discriminator?) -> VariantTag? {
    guard let discriminator else { return nil }
    let names = names(of: member)
    var values = discriminator.mapping.filter { entry in
      document.resolve(entry.reference).map { target in names.contains { $0 === target } } ?? false
    }.map(\.value)
    if values.isEmpty { values = names.compactMap { componentNames[ObjectIdentifier($0)] } }
    return values.isEmpty ? nil : VariantTag(property: discriminator.propertyName, values: values)
  }
}
