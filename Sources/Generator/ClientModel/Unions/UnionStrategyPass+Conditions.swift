import Diagnostics

/// A variant that is taken where a value decodes as it, and the kinds of JSON that it is tried for.
private struct Tried {
  let variant: Int
  let kinds: Set<JSONKind>
}

extension UnionStrategyPass {
  /// Conditions for each variant, in the order in which they are tried, and the shapes of those that only a comparison tells apart.
  ///
  /// In this order: the JSON kind; a required property that no rival has; a constant of its own; being one of a list of
  /// values; the kind of a list's elements; and for objects that none of these settles, their shapes.
  func conditions(
    of union: Union, draft: Draft, _ evidence: UnionEvidence, into bag: inout DiagnosticBag
  ) -> (candidates: [(variant: Int, conditions: [VariantCondition])], shapes: VariantShapes) {
    let kinds = union.variants.map { evidence.kinds.kinds(of: $0.type) }
    let rivalry = Rivalry(union, evidence)
    var sure: [(variant: Int, conditions: [VariantCondition])] = []
    var left: [Int] = []
    for index in union.variants.indices {
      let type = union.variants[index].type
      let rivals = union.variants.indices.filter { $0 != index && !kinds[$0].isDisjoint(with: kinds[index]) }
      let own = VariantCondition.kind(JSONKind.allCases.filter(kinds[index].contains))
      if rivals.isEmpty {
        sure.append((index, [own]))
      } else if let key = rivalry.ownKey(of: index, rivals) {
        sure.append((index, [own, .hasKey(key)]))
      } else if let (property, values) = rivalry.tag(of: index) {
        sure += values.map { (index, [own, .constant(property: property, $0)]) }
      } else if case let values = evidence.values(of: type), !values.isEmpty {
        sure.append((index, [.oneOf(values)]))
      } else if case .array(let element) = type,
        rivals.allSatisfy({ isOtherList(union.variants[$0].type, than: element, evidence) })
      {
        let kinds = evidence.kinds.kinds(of: element)
        sure.append((index, [.elements(JSONKind.allCases.filter(kinds.contains))]))
      } else {
        left.append(index)
      }
    }
    let shaped = left.filter { kinds[$0].contains(.object) && !union.variants[$0].type.isCustom }
    var builder: UnionShapes?
    var shapes: VariantShapes?
    if shaped.count > 1 || shaped.contains(where: { !hasRequired(union.variants[$0].type, evidence) }) {
      // Where they are too many to be compared, none is taken.
      let compared = UnionShapes(union, shaped, draft, evidence)
      builder = compared
      shapes = compared.shapes() ?? VariantShapes()
    }
    var tried: [Tried] = []
    func type(of item: Tried) -> TypeReference { union.variants[item.variant].type }
    for index in left {
      var rest = kinds[index]
      if let shapes, shaped.contains(index) {
        rest.remove(.object)
        if !shapes.shapes.isEmpty { sure.append((index, [.fits(index), .decodes])) }
      }
      if !rest.isEmpty { tried.append(Tried(variant: index, kinds: rest)) }
    }
    // A whole number also reads as a number, and so do lists of them: what is narrower goes first.
    tried = tried.reduce(into: []) { ordered, item in
      let place = ordered.firstIndex { evidence.kinds.narrows(type(of: item), type(of: $0)) }
      ordered.insert(item, at: place ?? ordered.endIndex)
    }
    // The union of the error bodies is told apart by status first, so it has no place and needs no warning.
    if draft.schema != nil {
      if let builder { reportAmbiguity(builder.ambiguous(), union, draft, into: &bag) }
      let alike = tried.filter { item in
        tried.contains { rival in
          rival.variant != item.variant && !rival.kinds.isDisjoint(with: item.kinds)
            && !evidence.kinds.narrows(type(of: item), type(of: rival))
            && !evidence.kinds.narrows(type(of: rival), type(of: item))
        }
      }
      if !alike.isEmpty { reportAmbiguity([alike.map(\.variant).sorted()], union, draft, into: &bag) }
    }
    let last = tried.map { item in
      (
        variant: item.variant,
        conditions: [.kind(JSONKind.allCases.filter(item.kinds.contains)), .decodes] as [VariantCondition]
      )
    }
    return (sure + last, shapes ?? VariantShapes())
  }

  private func hasRequired(_ type: TypeReference, _ evidence: UnionEvidence) -> Bool {
    guard let (_, facts) = evidence.structureWithFacts(of: type) else { return true }
    return facts.contains { $0.isRequired && !$0.isNullable }
  }

  /// Whether a rival is a list whose elements are of other kinds.
  private func isOtherList(_ rival: TypeReference, than element: TypeReference, _ evidence: UnionEvidence) -> Bool {
    guard case .array(let other) = rival else { return false }
    return evidence.kinds.kinds(of: other).isDisjoint(with: evidence.kinds.kinds(of: element))
  }

  private func reportAmbiguity(
    _ groups: [[Int]], _ union: Union, _ draft: Draft, into bag: inout DiagnosticBag
  ) {
    for group in groups {
      let count = group.count
      bag.report(
        .ambiguousUnion,
        "nothing tells \(count) of \(union.variants.count) variants apart; a value that may be any of them is kept as JSON",
        at: draft.declaration.location,
        notes: group.prefix(3).compactMap { index in
          guard draft.variantSchemas.indices.contains(index) else { return nil }
          return draft.variantSchemas[index].names.last.map { Diagnostic.Note("this variant", at: $0.location) }
        },
        help: "add a `discriminator`, or a property with a different `const` in each variant")
    }
  }
}

extension TypeReference {
  /// Whether the configuration names the type.
  fileprivate var isCustom: Bool { if case .custom = self { true } else { false } }
}

/// What the structures among a union's variants have that others of them have not.
private struct Rivalry {
  /// How the structures use a property: how many have each value, and how many have any.
  private struct Use {
    var values: [Literal: Int] = [:]
    var free = 0
  }

  private let union: Union
  private let evidence: UnionEvidence
  private var keys: [String: Int] = [:]
  private var uses: [String: Use] = [:]

  init(_ union: Union, _ evidence: UnionEvidence) {
    self.union = union
    self.evidence = evidence
    for variant in union.variants {
      for property in evidence.structure(of: variant.type)?.properties ?? [] {
        let name = property.wireName
        keys[name, default: 0] += 1
        let values = evidence.tags(of: variant.type, property: name).values
        if values.isEmpty { uses[name, default: Use()].free += 1 }
        for value in Set(values) { uses[name, default: Use()].values[value, default: 0] += 1 }
      }
    }
  }

  /// A required property of a structure that none of its rivals has, which are structures all.
  func ownKey(of index: Int, _ rivals: [Int]) -> String? {
    guard let (structure, facts) = evidence.structureWithFacts(of: union.variants[index].type),
      let key = zip(structure.properties, facts).first(where: { $1.isRequired && keys[$0.wireName] == 1 }),
      rivals.allSatisfy({ evidence.structure(of: union.variants[$0].type).map { $0.additional == nil } ?? false })
    else { return nil }
    return key.0.wireName
  }

  /// A property with its values, which no other variant can have; several values only mark a variant where no other takes any.
  func tag(of index: Int) -> (property: String, values: [Literal])? {
    let type = union.variants[index].type
    guard let (structure, facts) = evidence.structureWithFacts(of: type) else { return nil }
    for (property, fact) in zip(structure.properties, facts) where fact.isRequired {
      let values = evidence.tags(of: type, property: property.wireName).values
      guard let use = uses[property.wireName], !values.isEmpty,
        values.allSatisfy({ $0 != .string("") && $0 != .null && use.values[$0] == 1 }),
        // Of two values a rival that says nothing takes either as well.
        values.count == 1 && !values[0].isBoolean || (values.count < 10 && use.free == 0)
      else { continue }
      return (property.wireName, values)
    }
    return nil
  }
}
