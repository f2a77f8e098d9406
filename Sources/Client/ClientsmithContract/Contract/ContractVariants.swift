/// Finds the variant that a value is most like, and the members that are described of it.
struct ContractVariants {
  private let contract: Contract

  init(_ contract: Contract) {
    self.contract = contract
  }

  /// The position of the variant that a value is, or is most like: what the discriminator names, else that which least of the
  /// value contradicts at first sight.
  func choice<Value: ContractValue>(for value: Value, in schema: Contract.Schema) -> Int? {
    guard !schema.variants.isEmpty else { return nil }
    if let name = schema.discriminator,
      let text = value.contractMembers.first(where: { $0.name == name })?.value.contractText,
      let variant = schema.mapping[text]
    {
      return variant
    }
    return schema.variants.min { misfit(value, $0) < misfit(value, $1) }
  }

  /// The names of members that a schema describes for a value, with those of its parts and of the variant that holds; nil where
  /// any member may come.
  func names<Value: ContractValue>(describedBy index: Int, for value: Value) -> Set<String>? {
    var names: Set<String> = []
    var isClosed = true
    var seen: Set<Int> = []
    var describes = false
    func visit(_ index: Int) {
      guard seen.insert(index).inserted else { return }
      let schema = contract.schemas[index]
      if schema.additional != .unsaid { isClosed = false }
      if !schema.properties.isEmpty { describes = true }
      for property in schema.properties { names.insert(property.name) }
      for part in schema.parts { visit(part) }
      if let name = schema.discriminator { names.insert(name) }
      if let variant = choice(for: value, in: schema) { visit(variant) }
    }
    visit(index)
    return isClosed && describes ? names : nil
  }

  /// The schema that would describe a further member of a value: of a union that has no members itself the variant.
  func owner<Value: ContractValue>(of index: Int, for value: Value) -> Int {
    var index = index
    for _ in 0..<64 {
      let schema = contract.schemas[index]
      guard schema.properties.isEmpty else { break }
      if let variant = choice(for: value, in: schema) {
        index = variant
      } else if schema.variants.isEmpty, schema.parts.count == 1 {
        index = schema.parts[0]
      } else {
        break
      }
    }
    return index
  }

  /// How much of a value contradicts a schema at first sight.
  private func misfit<Value: ContractValue>(_ value: Value, _ index: Int) -> Misfit {
    var misfit = Misfit()
    var seen: Set<Int> = []
    let kind = value.contractKind
    let members = Dictionary(value.contractMembers.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    var known: Set<String> = []
    var isOpen = false
    func visit(_ index: Int) {
      guard seen.insert(index).inserted else { return }
      let schema = contract.schemas[index]
      if kind == .null, schema.isNullable { return }
      if !schema.accepts(kind) { misfit.kind = true }
      if !schema.values.isEmpty, !schema.values.contains(value.contractText ?? "null") { misfit.contradictions += 1 }
      if schema.additional != .unsaid { isOpen = true }
      for property in schema.properties {
        known.insert(property.name)
        guard let member = members[property.name] else {
          if kind == .object, property.isRequired { misfit.contradictions += 1 }
          continue
        }
        if !fits(member, property.schema) { misfit.contradictions += 1 }
      }
      if kind == .object { misfit.contradictions += schema.required.count { members[$0] == nil } }
      for part in schema.parts { visit(part) }
      // A union within a union is as near as its nearest.
      if let nearest = schema.variants.min(by: { first($0, kind) < first($1, kind) }) { visit(nearest) }
    }
    visit(index)
    if !isOpen { misfit.strangers = members.keys.count { !known.contains($0) } }
    return misfit
  }

  private func first(_ index: Int, _ kind: ContractKinds) -> Int { contract.schemas[index].accepts(kind) ? 0 : 1 }

  /// Whether a member's own kind and value are among those that are described, not looking into it.
  private func fits<Value: ContractValue>(_ value: Value, _ index: Int) -> Bool {
    let kind = value.contractKind
    var queue = [index]
    var seen: Set<Int> = []
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      let schema = contract.schemas[next]
      if kind == .null, schema.isNullable { return true }
      guard schema.accepts(kind) else { return false }
      if !schema.values.isEmpty, !schema.values.contains(value.contractText ?? "null") { return false }
      queue += schema.parts
    }
    return true
  }

  /// What makes one variant less like a value than another, the heaviest first.
  private struct Misfit: Comparable {
    var kind = false
    var contradictions = 0
    var strangers = 0

    static func < (left: Misfit, right: Misfit) -> Bool {
      if left.kind != right.kind { return !left.kind }
      if left.contradictions != right.contradictions { return left.contradictions < right.contradictions }
      return left.strangers < right.strangers
    }
  }
}
