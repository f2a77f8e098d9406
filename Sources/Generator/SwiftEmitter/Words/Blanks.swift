import ClientModel

/// Spells what stands in a model into which another is about to be read, and finds the models that can be made so.
enum Blanks {
  /// The models that can be made without content: all but those that hold, without a way around it, themselves or a type
  /// of the user's own.
  static func of(_ api: API) -> Set<DeclarationID> {
    var found: Set<DeclarationID> = []
    var waiting = api.declarations.indices.map(DeclarationID.init)
    while true {
      let rest = waiting.filter { !isReady(api[$0], found) }
      if rest.count == waiting.count { return found }
      found.formUnion(waiting.filter { isReady(api[$0], found) })
      waiting = rest
    }
  }

  private static func isReady(_ declaration: Declaration, _ found: Set<DeclarationID>) -> Bool {
    switch declaration.kind {
    case .structure(let structure):
      structure.properties.allSatisfy { $0.presence != .required || hasBlank($0.type, found) }
    case .enumeration: true
    case .union(let union): variant(of: union, found) != nil || union.otherName != nil
    case .multipart, .responses, .bodies: false
    }
  }

  private static func hasBlank(_ type: TypeReference, _ found: Set<DeclarationID>) -> Bool {
    switch type {
    case .builtIn, .array, .dictionary, .optional: true
    case .declared(let id): found.contains(id)
    case .custom(let name): name == "Secret"
    }
  }

  private static func variant(of union: Union, _ found: Set<DeclarationID>) -> UnionVariant? {
    union.variants.first { hasBlank($0.type, found) }
  }

  /// The expression for a type of which there is one.
  static func text(_ type: TypeReference, in words: Words) -> String {
    switch type {
    case .builtIn(.string): return "\"\""
    case .builtIn(.integer), .builtIn(.int32), .builtIn(.int64), .builtIn(.double): return "0"
    case .builtIn(.boolean): return "false"
    case .builtIn(.bytes), .array: return "[]"
    case .dictionary: return "[:]"
    case .optional: return "nil"
    case .builtIn, .custom: return ".blank"
    case .declared(let id):
      let name = words.type(type)
      guard case .enumeration(let enumeration) = words.api[id].kind else { return "\(name)(_blank: JSONBlank())" }
      return "\(name)(rawValue: \(text(.builtIn(enumeration.rawType), in: words)))"
    }
  }

  /// The expression for a union of which there is one.
  static func text(of union: Union, in words: Words) -> String {
    if let other = union.otherName { return ".\(other)(.null)" }
    guard let variant = variant(of: union, words.blankModels) else { return "" }
    return ".\(variant.name)(\(text(variant.type, in: words)))"
  }
}
