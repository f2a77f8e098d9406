import ClientModel

/// Spells security requirements as Swift expressions.
enum SecurityText {
  /// `[SecurityRequirement("api_key")]`.
  static func text(_ requirements: [SecurityRequirement]) -> String {
    "[\(requirements.map(text).joined(separator: ", "))]"
  }

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
