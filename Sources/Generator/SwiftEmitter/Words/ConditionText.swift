import ClientModel

/// Spells the facts that mark a union's variant as a Swift condition over `json`.
enum ConditionText {
  /// The facts joined by commas, as after `if`; empty where only decoding decides.
  static func text(_ conditions: [VariantCondition]) -> String {
    conditions.compactMap(text).joined(separator: ", ")
  }

  private static func text(_ condition: VariantCondition) -> String? {
    switch condition {
    case .kind(let kinds): return kind(Set(kinds))
    case .elements(let kinds): return "json.holds(\(set(kinds)))"
    case .fits(let variant): return "fit == \(variant)"
    case .hasKey(let key): return "json.has(\(SwiftLiteral.string(key)))"
    case .constant(let property, .string(let text)):
      return "json.discriminator(\(SwiftLiteral.string(property))) == \(SwiftLiteral.string(text))"
    case .constant(let property, let literal):
      return "json.member(\(SwiftLiteral.string(property)))?.\(holds([literal])) == true"
    case .oneOf(let literals): return "json.\(holds(literals))"
    case .decodes: return nil
    }
  }

  /// Kinds as the runtime's set of them.
  static func set(_ kinds: [JSONKind]) -> String {
    "[\(kinds.map { ".\($0.rawValue)" }.joined(separator: ", "))]"
  }

  private static func holds(_ literals: [Literal]) -> String {
    let values = literals.map { $0 == .null ? ".null" : SwiftLiteral.literal($0) }
    return "isOne(of: [\(values.joined(separator: ", "))])"
  }

  /// Nothing where any kind will do; whole numbers are numbers.
  private static func kind(_ kinds: Set<JSONKind>) -> String? {
    if kinds.union([.integer]) == Set(JSONKind.allCases) { return nil }
    let tests = JSONKind.allCases.filter(kinds.contains).compactMap { kind -> String? in
      if kind == .integer { return kinds.contains(.number) ? nil : "json.isInteger" }
      return "json.kind == .\(kind.rawValue)"
    }
    return tests.joined(separator: " || ")
  }
}
