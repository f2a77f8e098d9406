import Diagnostics
import OpenAPI

/// Decides for every union how a reader tells its variants apart.
///
/// In this order: the declared discriminator; a property whose constants differ in every variant; the JSON kind; a required key
/// that only one variant knows; a set of constants; and where all that fails, the first variant that decodes.
struct UnionStrategyPass {
  let document: Document
  let componentNames: [ObjectIdentifier: String]

  /// Fills in the strategy of every union of the drafts.
  func run(_ drafts: inout [Draft], into bag: inout DiagnosticBag) {
    for index in drafts.indices {
      guard case .union(var union) = drafts[index].declaration.kind else { continue }
      union.strategy =
        declaredStrategy(of: drafts[index], union, in: drafts, into: &bag)
        ?? constantStrategy(of: union, in: drafts)
        ?? conditions(of: union, draft: drafts[index], in: drafts, into: &bag)
      drafts[index].declaration.kind = .union(union)
    }
  }

  // MARK: Discriminators

  private func declaredStrategy(
    of draft: Draft, _ union: Union, in drafts: [Draft], into bag: inout DiagnosticBag
  ) -> UnionStrategy? {
    guard let discriminator = draft.discriminator, draft.variantSchemas.count == union.variants.count,
      union.variants.allSatisfy({ drafts.kinds(of: $0.type).contains(.object) })
    else { return nil }
    var mapping: [(value: String, variant: Int)] = []
    var seen: Set<String> = []
    func add(_ value: String, _ variant: Int) {
      if seen.insert(value).inserted { mapping.append((value, variant)) }
    }
    for entry in discriminator.mapping {
      guard let target = document.resolve(entry.reference).map(end),
        let variant = draft.variantSchemas.firstIndex(where: { $0 === target })
      else { continue }
      add(entry.value, variant)
    }
    for (index, variant) in union.variants.enumerated() {
      for value in tags(of: variant.type, property: discriminator.propertyName, in: drafts) { add(value, index) }
      if let name = componentNames[ObjectIdentifier(draft.variantSchemas[index])] { add(name, index) }
    }
    let fallback = discriminator.defaultMapping.flatMap { document.resolve($0) }.map(end).flatMap { target in
      draft.variantSchemas.firstIndex { $0 === target }
    }
    guard Set(mapping.map(\.variant)).count == union.variants.count || fallback != nil else {
      reportMissing(discriminator, draft, union, mapping, into: &bag)
      return mapping.isEmpty
        ? nil : .discriminator(property: discriminator.propertyName, mapping: mapping, fallback: fallback)
    }
    return .discriminator(property: discriminator.propertyName, mapping: mapping, fallback: fallback)
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
      notes: missing.prefix(3).map { Diagnostic.Note("this variant", at: draft.variantSchemas[$0].location) },
      help: "list every variant in the discriminator's `mapping`")
  }

  private func end(_ schema: OpenAPI.Schema) -> OpenAPI.Schema {
    var schema = schema
    for _ in 0..<50 {
      guard let reference = schema.reference, let next = document.resolve(reference) else { break }
      schema = next
    }
    return schema
  }

  /// The texts a property can have in a variant, where it is a tag there.
  private func tags(of type: TypeReference, property name: String, in drafts: [Draft], depth: Int = 0) -> [String] {
    guard case .declared(let id) = type, depth < 10 else { return [] }
    switch drafts[id.index].declaration.kind {
    case .structure(let structure):
      guard let property = structure.properties.first(where: { $0.wireName == name }) else { return [] }
      return literals(of: property, in: drafts).compactMap { if case .string(let text) = $0 { text } else { nil } }
    case .union(let union):
      return union.variants.flatMap { tags(of: $0.type, property: name, in: drafts, depth: depth + 1) }
    default: return []
    }
  }

  func literals(of property: Property, in drafts: [Draft]) -> [Literal] {
    if let constant = property.constant { return [constant] }
    guard case .declared(let id) = property.type, case .enumeration(let list) = drafts[id.index].declaration.kind else {
      return []
    }
    return list.cases.map(\.value)
  }

  /// A property whose texts differ in every variant is a discriminator that nobody declared.
  private func constantStrategy(of union: Union, in drafts: [Draft]) -> UnionStrategy? {
    guard union.variants.count > 1, let first = union.variants.first, case .declared(let id) = first.type,
      case .structure(let structure) = drafts[id.index].declaration.kind, !structure.isWrapper
    else { return nil }
    candidates: for property in structure.properties {
      var mapping: [(value: String, variant: Int)] = []
      var seen: Set<String> = []
      for (index, variant) in union.variants.enumerated() {
        let tags = tags(of: variant.type, property: property.wireName, in: drafts)
        guard !tags.isEmpty else { continue candidates }
        for tag in tags {
          guard seen.insert(tag).inserted else { continue candidates }
          mapping.append((tag, index))
        }
      }
      return .discriminator(property: property.wireName, mapping: mapping, fallback: nil)
    }
    return nil
  }
}
