import Diagnostics
import OpenAPI

extension UnionStrategyPass {
  /// What a declared discriminator says: by its mapping, then by each variant's own constants, then by the schemas' names.
  ///
  /// Values that variants inherit from what they all extend belong to none of them.
  func declaredStrategy(
    of draft: Draft, _ union: Union, _ evidence: UnionEvidence, into bag: inout DiagnosticBag
  ) -> UnionStrategy? {
    guard let discriminator = draft.discriminator, draft.variantSchemas.count == union.variants.count,
      union.variants.allSatisfy({ evidence.kinds.kinds(of: $0.type).contains(.object) })
    else { return nil }
    var mapping: [(value: String, variant: Int)] = []
    var seen: Set<String> = []
    func add(_ value: String, _ variant: Int) {
      if seen.insert(value).inserted { mapping.append((value, variant)) }
    }
    for entry in discriminator.mapping {
      if let variant = variant(entry.reference, of: draft) { add(entry.value, variant) }
    }
    let own = ownValues(of: union, discriminator.propertyName, evidence)
    for (index, values) in own.enumerated() { for value in values { add(value, index) } }
    for (index, schemas) in draft.variantSchemas.enumerated() {
      for name in schemas.names.compactMap({ componentNames[ObjectIdentifier($0)] }) { add(name, index) }
    }
    addValuesLikeNames(discriminator.propertyName, draft, union, evidence, &mapping, &seen)
    let fallback = discriminator.defaultMapping.flatMap { variant($0, of: draft) }
    if Set(mapping.map(\.variant)).count < union.variants.count, fallback == nil {
      reportMissing(discriminator, draft, union, mapping, into: &bag)
      if mapping.isEmpty { return nil }
    }
    return .discriminator(property: discriminator.propertyName, mapping: mapping, fallback: fallback)
  }

  /// Gives each variant whose own properties may not tell it the value that the discriminator has for it, where that is one.
  ///
  /// A mapping outweighs the names of schemas here, too.
  func setTags(of union: inout Union, _ draft: Draft, _ evidence: UnionEvidence) {
    guard let discriminator = draft.discriminator, case .discriminator(let property, let mapping, _) = union.strategy
    else { return }
    var mapped: [Int: Set<String>] = [:]
    for entry in discriminator.mapping {
      if let variant = variant(entry.reference, of: draft) { mapped[variant, default: []].insert(entry.value) }
    }
    for index in union.variants.indices {
      guard evidence.mayLack(property, union.variants[index].type) else { continue }
      let values = mapped[index] ?? Set(mapping.filter { $0.variant == index }.map(\.value))
      guard values.count == 1, let value = values.first else { continue }
      union.variants[index].tag = WrittenTag(property: property, value: value)
    }
  }

  /// The variant that a reference means: the one of that name, else one that stands for it, else one that is a choice of it.
  private func variant(_ reference: Reference<OpenAPI.Schema>, of draft: Draft) -> Int? {
    guard let named = document.resolve(reference) else { return nil }
    let end = document.target(of: named)
    return draft.variantSchemas.firstIndex { $0.names.contains { $0 === named } }
      ?? draft.variantSchemas.firstIndex { $0.names.contains { $0 === end } }
      ?? draft.variantSchemas.firstIndex { $0.inner.contains { $0 === named || $0 === end } }
  }

  /// The texts that only one variant can have.
  private func ownValues(of union: Union, _ property: String, _ evidence: UnionEvidence) -> [[String]] {
    let tags = union.variants.map { variant in
      evidence.tags(of: variant.type, property: property).values.filter { $0 != .null }.map(\.text)
    }
    var counts: [String: Int] = [:]
    for values in tags { for value in Set(values) { counts[value, default: 0] += 1 } }
    return tags.map { $0.filter { counts[$0] == 1 } }
  }

  /// Where the property's values are listed, a value that is a variant's name but for capitals and signs means that variant:
  /// `cat` of `[cat, dog]` means `Cat`.
  private func addValuesLikeNames(
    _ property: String, _ draft: Draft, _ union: Union, _ evidence: UnionEvidence,
    _ mapping: inout [(value: String, variant: Int)], _ seen: inout Set<String>
  ) {
    var variants: [String: Set<Int>] = [:]
    for (index, schemas) in draft.variantSchemas.enumerated() {
      for name in schemas.names.compactMap({ componentNames[ObjectIdentifier($0)] }) {
        variants[Self.bare(name), default: []].insert(index)
      }
    }
    for variant in union.variants {
      guard let (structure, facts) = evidence.structureWithFacts(of: variant.type),
        let index = structure.properties.firstIndex(where: { $0.wireName == property })
      else { continue }
      for case .string(let text) in evidence.values(of: structure.properties[index], facts[index]) {
        guard let found = variants[Self.bare(text)], found.count == 1, let only = found.first,
          seen.insert(text).inserted
        else { continue }
        mapping.append((text, only))
      }
    }
  }

  private static func bare(_ name: String) -> String {
    String(decoding: name.lowercased().utf8.filter { !"-_. ".utf8.contains($0) }, as: UTF8.self)
  }

  private func reportMissing(
    _ discriminator: Discriminator, _ draft: Draft, _ union: Union, _ mapping: [(value: String, variant: Int)],
    into bag: inout DiagnosticBag
  ) {
    let known = Set(mapping.map(\.variant))
    let missing = union.variants.indices.filter { !known.contains($0) }
    bag.report(
      .unknownDiscriminatorProperty,
      "no value of `\(discriminator.propertyName)` is known for \(missing.count) of \(union.variants.count) variants",
      at: discriminator.location,
      notes: missing.prefix(3).compactMap { index in
        draft.variantSchemas[index].names.last.map { Diagnostic.Note("this variant", at: $0.location) }
      },
      help: "list every variant in the discriminator's `mapping`")
  }
}
