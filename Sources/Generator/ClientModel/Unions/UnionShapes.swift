import YAML

/// Finds out what the objects of a union's variants look like, and which of them could never be told apart.
struct UnionShapes {
  private let union: Union
  private let draft: Draft
  private let evidence: UnionEvidence
  private let variants: [Int]
  /// The forms of the variants; nil where they are too many to be compared.
  private var leaves: [Leaf]?

  /// Looks at those of a union's variants that only a comparison tells apart.
  init(_ union: Union, _ variants: [Int], _ draft: Draft, _ evidence: UnionEvidence) {
    self.union = union
    self.draft = draft
    self.evidence = evidence
    self.variants = variants
    leaves = findLeaves()
  }

  /// What one variant, or one form of it, says of its members.
  private struct Leaf {
    struct Member {
      var isRequired: Bool
      var kinds: Set<JSONKind>
    }

    let variant: Int
    var isOpen = false
    var names: [String] = []
    var members: [String: Member] = [:]
    /// What is said of values at pointers: kinds, constants and lists of values.
    var kinds: [String: Set<JSONKind>] = [:]
    var constants: [String: Literal] = [:]
    var known: [String: [Literal]] = [:]
    /// The pointers, in document order.
    var pointers: [String] = []

    mutating func point(_ pointer: String) {
      if kinds[pointer] == nil, constants[pointer] == nil, known[pointer] == nil { pointers.append(pointer) }
    }
  }

  /// The shapes of the variants that only a comparison tells apart, without what all of them have alike.
  func shapes() -> VariantShapes? {
    guard let leaves, let first = leaves.first else { return nil }
    var result = VariantShapes()
    result.common = first.names.filter { name in
      leaves.allSatisfy { $0.members[name].map { $0.isRequired == first.members[name]?.isRequired } ?? false }
    }
    let common = Set(result.common)
    // A list of values or kinds says nothing where all say the same, a constant rules out what is none of them.
    func isTelling(_ pointer: String, _ leaf: Leaf) -> Bool {
      leaves.contains { $0.kinds[pointer] != leaf.kinds[pointer] || $0.known[pointer] != leaf.known[pointer] }
    }
    for leaf in leaves {
      var facts: [VariantShape.Fact] = []
      for pointer in leaf.pointers {
        if let constant = leaf.constants[pointer] {
          facts.append(.constant(pointer: pointer, constant))
        } else if let values = leaf.known[pointer], isTelling(pointer, leaf) {
          facts.append(.known(pointer: pointer, values))
        } else if let kinds = leaf.kinds[pointer],
          leaves.contains(where: { rival in
            rival.kinds[pointer].map { !$0.isSubset(of: kinds) } ?? false
          })
        {
          facts.append(.kinds(pointer: pointer, JSONKind.allCases.filter(kinds.contains)))
        }
      }
      let names = leaf.names.filter { !common.contains($0) }
      result.shapes.append(
        VariantShape(
          variant: leaf.variant, required: names.filter { leaf.members[$0]?.isRequired == true },
          optional: names.filter { leaf.members[$0]?.isRequired == false }, isOpen: leaf.isOpen, facts: facts))
    }
    return result
  }

  /// The groups of variants of which one has no value that does not fit another just as well.
  func ambiguous() -> [[Int]] {
    guard let leaves else { return [variants] }
    var groups: [[Int]] = []
    for (index, leaf) in leaves.enumerated() {
      for rival in leaves[(index + 1)...] where rival.variant != leaf.variant {
        guard !canWin(leaf, over: rival) || !canWin(rival, over: leaf) else { continue }
        if let group = groups.firstIndex(where: { $0.contains(leaf.variant) || $0.contains(rival.variant) }) {
          for variant in [leaf.variant, rival.variant] where !groups[group].contains(variant) {
            groups[group].append(variant)
          }
        } else {
          groups.append([leaf.variant, rival.variant])
        }
      }
    }
    return groups.map { $0.sorted() }
  }

  /// Whether there is a value that fits a leaf better than another.
  private func canWin(_ leaf: Leaf, over rival: Leaf) -> Bool {
    if leaf.isOpen && !rival.isOpen { return true }
    // It has a member that the other lacks, or lacks one that the other must have.
    if leaf.names.contains(where: { rival.members[$0] == nil }) { return true }
    if rival.members.contains(where: { $1.isRequired && leaf.members[$0]?.isRequired != true }) { return true }
    for pointer in leaf.pointers {
      if let constant = leaf.constants[pointer] {
        if let other = rival.constants[pointer], other != constant { return true }
        if let others = rival.known[pointer], !others.contains(constant) { return true }
      }
      if let values = leaf.known[pointer] {
        if let other = rival.constants[pointer], values != [other] { return true }
        if let others = rival.known[pointer], values.contains(where: { !others.contains($0) }) { return true }
      }
      if let kinds = leaf.kinds[pointer], let others = rival.kinds[pointer], !kinds.isSubset(of: others) { return true }
    }
    return false
  }

  // MARK: Leaves

  /// How many forms are compared.
  private static let limit = 64

  private func findLeaves() -> [Leaf]? {
    // Choices within choices multiply.
    var leaves: [Leaf] = []
    for variant in variants {
      var seen: Set<DeclarationID> = []
      guard add(union.variants[variant].type, of: variant, &leaves, &seen) else { return nil }
    }
    return leaves.isEmpty ? nil : leaves
  }

  private func add(
    _ type: TypeReference, of variant: Int, _ leaves: inout [Leaf], _ seen: inout Set<DeclarationID>
  ) -> Bool {
    switch type {
    // Nothing is known of what the configuration names.
    case .builtIn, .array, .custom: return true
    case .optional(let wrapped): return add(wrapped, of: variant, &leaves, &seen)
    case .dictionary:
      var leaf = Leaf(variant: variant)
      leaf.isOpen = true
      leaves.append(leaf)
      return true
    case .declared(let id):
      guard seen.insert(id).inserted else { return true }
      guard leaves.count < Self.limit else { return false }
      switch evidence.drafts[id.index].declaration.kind {
      case .structure(let structure) where structure.isWrapper:
        return structure.properties.first.map { add($0.type, of: variant, &leaves, &seen) } ?? true
      case .structure:
        leaves.append(leaf(id, of: variant))
        return true
      case .union(let inner):
        return inner.variants.allSatisfy { add($0.type, of: variant, &leaves, &seen) }
      case .enumeration, .multipart, .responses, .bodies: return true
      }
    }
  }

  private func leaf(_ id: DeclarationID, of variant: Int) -> Leaf {
    var leaf = Leaf(variant: variant)
    guard let (structure, facts) = evidence.structureWithFacts(of: .declared(id)) else { return leaf }
    leaf.isOpen = structure.additional != nil
    for (property, fact) in zip(structure.properties, facts) {
      var kinds = evidence.kinds.kinds(of: property.type)
      if fact.isNullable || !fact.isRequired { kinds.insert(.null) }
      leaf.names.append(property.wireName)
      leaf.members[property.wireName] = Leaf.Member(isRequired: fact.isRequired, kinds: kinds)
      let pointer = "/" + JSONPointer.escaped(property.wireName)
      let isShared = evidence.drafts[id.index].sharedValues.contains(property.wireName)
      let values = evidence.values(of: property, fact)
      describe(pointer, property.type, kinds, isShared && values.count > 1 ? [] : values, depth: 0, &leaf)
    }
    let tags = draft.variantTags.indices.contains(variant) ? draft.variantTags[variant] : []
    for tag in tags {
      let pointer = "/" + JSONPointer.escaped(tag.property)
      leaf.point(pointer)
      if tag.values.count == 1 {
        leaf.constants[pointer] = .string(tag.values[0])
      } else {
        leaf.known[pointer] = tag.values.map(Literal.string)
      }
    }
    return leaf
  }

  /// Says of a leaf what a value at a pointer can be, and what can be within it.
  private func describe(
    _ pointer: String, _ type: TypeReference, _ kinds: Set<JSONKind>, _ values: [Literal], depth: Int,
    _ leaf: inout Leaf
  ) {
    leaf.point(pointer)
    if values.count == 1, let only = values.first {
      leaf.constants[pointer] = only
    } else if !values.isEmpty {
      leaf.known[pointer] = values
    } else if kinds.count < JSONKind.allCases.count {
      leaf.kinds[pointer] = kinds
    }
    guard depth < 2 else { return }
    switch type {
    case .optional(let wrapped): describe(within: pointer, wrapped, depth, &leaf)
    default: describe(within: pointer, type, depth, &leaf)
    }
  }

  private func describe(within pointer: String, _ type: TypeReference, _ depth: Int, _ leaf: inout Leaf) {
    if case .array(let element) = type {
      describe(
        pointer + "/0", element, evidence.kinds.kinds(of: element), evidence.values(of: element), depth: depth + 1,
        &leaf)
      return
    }
    guard let (structure, facts) = evidence.structureWithFacts(of: type) else { return }
    for (property, fact) in zip(structure.properties, facts) {
      let values = evidence.values(of: property, fact)
      guard values.count == 1, let only = values.first else { continue }
      let pointer = pointer + "/" + JSONPointer.escaped(property.wireName)
      leaf.point(pointer)
      leaf.constants[pointer] = only
    }
  }
}
