extension API {
  /// The union of the error bodies, where there are several.
  package var problemUnion: Union? {
    guard problem.alternatives.count > 1, case .declared(let id) = problem.type,
      declarations.indices.contains(id.index),
      case .union(let union) = self[id].kind
    else { return nil }
    return union
  }

  /// The name of an error body's case, by its index among the alternatives.
  package func problemName(_ alternative: Int) -> String? {
    guard problem.alternatives.indices.contains(alternative) else { return nil }
    return problemUnion?.variants.first { $0.type == problem.alternatives[alternative] }?.name
  }

  /// A member that callers find in every error body, nil where one has none of the name and type.
  package struct ProblemMember: Sendable {
    package var property: Property
    /// The cases that have it, and what it is called in each.
    package var holders: [(variant: String, name: String)]
  }

  /// The members of the usual error body: a caller's `error.body?.message` means the same however many others there are.
  package var problemMembers: [ProblemMember] {
    guard let union = problemUnion, let usual = problem.alternatives.first.flatMap(structure) else { return [] }
    let cases = Set(union.variants.map(\.name))
    return usual.properties.compactMap { property in
      guard !cases.contains(property.name), property.constant == nil else { return nil }
      let holders = union.variants.compactMap { variant -> (variant: String, name: String)? in
        structure(variant.type)?.properties.first {
          $0.wireName == property.wireName && $0.type == property.type && $0.isSecret == property.isSecret
            && ($0.presence == .optionalNullable) == (property.presence == .optionalNullable)
        }.map { (variant.name, $0.name) }
      }
      return ProblemMember(property: property, holders: holders)
    }
  }

  private func structure(_ type: TypeReference) -> Structure? {
    guard case .declared(let id) = type, declarations.indices.contains(id.index),
      case .structure(let structure) = self[id].kind, !structure.isWrapper
    else { return nil }
    return structure
  }
}
