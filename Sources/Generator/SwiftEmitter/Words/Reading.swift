/// Spells how a value of a type is read from where `json` stands.
enum Reading {
  /// The expression, with `try` where it can fail.
  static func text(_ type: String) -> String {
    if type == "JSONValue" { return "json.value" }
    return "try \(callable(type))(json: json)"
  }

  /// The type as an initialiser is called on it.
  static func callable(_ type: String) -> String {
    type.hasSuffix("?") ? "Optional<\(type.dropLast())>" : type
  }
}
