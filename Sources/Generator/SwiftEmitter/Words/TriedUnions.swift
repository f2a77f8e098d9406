import ClientModel

/// Finds the unions inside unions that nothing but reading them tells apart from their neighbours. As they keep whatever they
/// do not know, reading alone would always succeed.
enum TriedUnions {
  static func of(_ api: API) -> Set<DeclarationID> {
    var found: Set<DeclarationID> = []
    for declaration in api.declarations {
      guard case .union(let union) = declaration.kind, case .conditions(let candidates) = union.strategy else {
        continue
      }
      for (index, conditions) in candidates
      where conditions.contains(.decodes) && union.variants.indices.contains(index) {
        guard case .declared(let id) = union.variants[index].type, api.declarations.indices.contains(id.index),
          case .union(let inner) = api[id].kind, inner.otherName != nil
        else { continue }
        found.insert(id)
      }
    }
    return found
  }
}

extension TypeReference {
  /// Whether it is a model itself and not a list or the like of one.
  var isDeclared: Bool { if case .declared = self { true } else { false } }
}
