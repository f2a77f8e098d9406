import ClientModel

/// Spells security requirements as Swift expressions.
enum SecurityText {
  /// `[SecurityRequirement("api_key")]`.
  static func text(_ requirements: [SecurityRequirement]) -> String {
    "[\(requirements.map(text).joined(separator: ", "))]"
  }

  /// A sentence on the scopes that each alternative needs; nil where none does.
  static func scopes(_ requirements: [SecurityRequirement]) -> String? {
    var alternatives: [String] = []
    for scheme in requirements.flatMap(\.schemes) where !scheme.scopes.isEmpty {
      let scopes = scheme.scopes.map(code).joined(separator: " and ")
      let text = "the scope\(scheme.scopes.count > 1 ? "s" : "") \(scopes) with \(code(scheme.scheme))"
      if !alternatives.contains(text) { alternatives.append(text) }
    }
    return alternatives.isEmpty ? nil : "Needs \(alternatives.joined(separator: ", or "))."
  }

  private static func code(_ text: String) -> String { "`\(text.filter { $0 != "`" })`" }

  private static func text(_ requirement: SecurityRequirement) -> String {
    if requirement.schemes.isEmpty { return ".anonymous" }
    if requirement.schemes.count == 1, let scheme = requirement.schemes.first {
      let scopes = scheme.scopes.isEmpty ? "" : ", scopes: \(SwiftLiteral.strings(scheme.scopes))"
      return "SecurityRequirement(\(SwiftLiteral.string(scheme.scheme))\(scopes))"
    }
    let schemes = requirement.schemes.map {
      "(\(SwiftLiteral.string($0.scheme)), \(SwiftLiteral.strings($0.scopes)))"
    }
    return "SecurityRequirement([\(schemes.joined(separator: ", "))])"
  }
}
