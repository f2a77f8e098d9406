import OpenAPI

/// What is known of all types that can be variants.
struct UnionEvidence {
  let drafts: [Draft]
  let kinds: JSONKindTable

  init(_ drafts: [Draft]) {
    self.drafts = drafts
    kinds = JSONKindTable(drafts)
  }

  /// The structure that a type is, wrappers left aside.
  func structure(of type: TypeReference) -> Structure? { structureWithFacts(of: type)?.0 }

  /// The structure that a type is, with what the document says of its properties.
  func structureWithFacts(of type: TypeReference) -> (Structure, [PropertyFacts])? {
    guard case .declared(let id) = type, case .structure(let structure) = drafts[id.index].declaration.kind,
      !structure.isWrapper, drafts[id.index].facts.count == structure.properties.count
    else { return nil }
    return (structure, drafts[id.index].facts)
  }

  /// Whether an object of the type can be written without the property.
  func mayLack(_ property: String, _ type: TypeReference) -> Bool {
    if case .dictionary = type { return true }
    guard let (structure, facts) = structureWithFacts(of: type) else { return false }
    guard let index = structure.properties.firstIndex(where: { $0.wireName == property }) else { return true }
    let own = structure.properties[index]
    return !facts[index].isRequired && facts[index].onlyValue == nil && own.constant == nil && !own.isReadOnly
  }

  /// The values that a property can have where the document lists them: its one value, or those of its enumeration.
  func values(of property: Property, _ facts: PropertyFacts) -> [Literal] {
    if let only = facts.onlyValue ?? property.constant { return [only] }
    return values(of: property.type)
  }

  /// The values of an enumeration; none for other types.
  func values(of type: TypeReference) -> [Literal] {
    guard case .declared(let id) = type, case .enumeration(let list) = drafts[id.index].declaration.kind else {
      return []
    }
    return list.cases.map(\.value)
  }

  /// The values that a property can have in all forms of a variant, and whether it is there in each.
  func tags(of type: TypeReference, property name: String, depth: Int = 0) -> (values: [Literal], isRequired: Bool) {
    guard case .declared(let id) = type, depth < 10 else { return ([], false) }
    switch drafts[id.index].declaration.kind {
    case .structure:
      guard let (structure, facts) = structureWithFacts(of: type),
        let index = structure.properties.firstIndex(where: { $0.wireName == name })
      else { return ([], false) }
      let values = values(of: structure.properties[index], facts[index])
      let isShared = values.count > 1 && drafts[id.index].sharedValues.contains(name)
      return (isShared ? [] : values, facts[index].isRequired)
    case .union(let union):
      var all: [Literal] = []
      var isRequired = true
      for variant in union.variants {
        let tags = tags(of: variant.type, property: name, depth: depth + 1)
        if tags.values.isEmpty { return ([], false) }
        for value in tags.values where !all.contains(value) { all.append(value) }
        isRequired = isRequired && tags.isRequired
      }
      return (all, isRequired)
    default: return ([], false)
    }
  }
}
