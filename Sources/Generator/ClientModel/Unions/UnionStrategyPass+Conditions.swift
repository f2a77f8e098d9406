import Diagnostics

extension UnionStrategyPass {
  /// Conditions for each variant, in the order in which they are tried.
  func conditions(
    of union: Union, draft: Draft, in drafts: [Draft], into bag: inout DiagnosticBag
  ) -> UnionStrategy {
    let kinds = union.variants.map { drafts.kinds(of: $0.type) }
    let keys = keyCounts(of: union, in: drafts)
    let tags = tagCounts(of: union, in: drafts)
    var sure: [(variant: Int, conditions: [VariantCondition])] = []
    var guessed: [(variant: Int, conditions: [VariantCondition])] = []
    for index in union.variants.indices {
      let rivals = union.variants.indices.filter { $0 != index && !kinds[$0].isDisjoint(with: kinds[index]) }
      let own = VariantCondition.kind(JSONKind.allCases.filter(kinds[index].contains))
      if rivals.isEmpty {
        sure.append((index, [own]))
      } else if let key = uniqueKey(of: index, rivals, union, keys, in: drafts) {
        sure.append((index, [own, .hasKey(key)]))
      } else if let (property, values) = tag(of: index, union, tags, in: drafts) {
        sure += values.map { (index, [own, .constant(property: property, .string($0))]) }
      } else if case let values = constants(of: union.variants[index].type, in: drafts), !values.isEmpty {
        sure.append((index, [.oneOf(values)]))
      } else {
        guessed.append((index, [own, .decodes]))
      }
    }
    // A whole number also reads as a number: the narrower kind goes first.
    guessed.sort { isNarrower(kinds[$0.variant], kinds[$1.variant]) }
    // The union of the error bodies is told apart by status first, so it has no place and needs no warning.
    if guessed.count > 1, draft.schema != nil, !isOrdered(guessed.map { kinds[$0.variant] }) {
      bag.report(
        .unionFirstFit,
        "nothing tells \(guessed.count) of \(union.variants.count) variants apart; the first that fits is used",
        at: draft.declaration.location,
        help: "add a `discriminator`, or a property with a different `const` in each variant")
    }
    return .conditions(sure + guessed)
  }

  /// In how many of the structures among the variants each key occurs.
  private func keyCounts(of union: Union, in drafts: [Draft]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for variant in union.variants {
      for property in structure(of: variant.type, in: drafts)?.0.properties ?? [] {
        counts[property.wireName, default: 0] += 1
      }
    }
    return counts
  }

  /// How the structures among the variants use a property: how many have each text, and how many have any text.
  private struct TagCounts {
    var texts: [String: Int] = [:]
    var free = 0
  }

  private func tagCounts(of union: Union, in drafts: [Draft]) -> [String: TagCounts] {
    var counts: [String: TagCounts] = [:]
    for variant in union.variants {
      for property in structure(of: variant.type, in: drafts)?.0.properties ?? [] {
        let texts = texts(of: property, in: drafts)
        if texts.isEmpty { counts[property.wireName, default: TagCounts()].free += 1 }
        for text in Set(texts) { counts[property.wireName, default: TagCounts()].texts[text, default: 0] += 1 }
      }
    }
    return counts
  }

  /// A required property with its texts, which no other variant can have; several texts only mark a variant where no other
  /// takes any text.
  private func tag(
    of index: Int, _ union: Union, _ counts: [String: TagCounts], in drafts: [Draft]
  ) -> (property: String, texts: [String])? {
    guard let own = structure(of: union.variants[index].type, in: drafts) else { return nil }
    for (property, facts) in zip(own.0.properties, own.1) where facts.isRequired {
      let texts = texts(of: property, in: drafts)
      guard let count = counts[property.wireName], !texts.isEmpty,
        texts.allSatisfy({ $0 != "" && count.texts[$0] == 1 }),
        texts.count == 1 || (texts.count < 10 && count.free == 0)
      else { continue }
      return (property.wireName, texts)
    }
    return nil
  }

  private func texts(of property: Property, in drafts: [Draft]) -> [String] {
    literals(of: property, in: drafts).compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// A required property of a structure that none of its rivals has, which are structures all: each key counts once a variant.
  private func uniqueKey(
    of index: Int, _ rivals: [Int], _ union: Union, _ counts: [String: Int], in drafts: [Draft]
  ) -> String? {
    guard let own = structure(of: union.variants[index].type, in: drafts),
      let key = zip(own.0.properties, own.1).first(where: { $1.isRequired && counts[$0.wireName] == 1 }),
      rivals.allSatisfy({ structure(of: union.variants[$0].type, in: drafts).map { $0.0.additional == nil } ?? false })
    else { return nil }
    return key.0.wireName
  }

  private func structure(of type: TypeReference, in drafts: [Draft]) -> (Structure, [PropertyFacts])? {
    guard case .declared(let id) = type, case .structure(let structure) = drafts[id.index].declaration.kind,
      !structure.isWrapper
    else { return nil }
    return (structure, drafts[id.index].facts)
  }

  private func constants(of type: TypeReference, in drafts: [Draft]) -> [Literal] {
    guard case .declared(let id) = type, case .enumeration(let list) = drafts[id.index].declaration.kind else {
      return []
    }
    return list.cases.map(\.value)
  }

  private func isNarrower(_ left: Set<JSONKind>, _ right: Set<JSONKind>) -> Bool {
    left.isStrictSubset(of: right) && left.isSubset(of: [.integer])
  }

  /// Whether each kind set is only met by narrower ones before it, so that trying them in order is exact.
  private func isOrdered(_ kinds: [Set<JSONKind>]) -> Bool {
    kinds == [[.integer], [.integer, .number]]
  }
}
