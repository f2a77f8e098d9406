/// What an explicit tag makes of a scalar: the core schema's tags, and YAML 1.1's whose values here stay text.
enum CoreTag {
  private static let prefix = "tag:yaml.org,2002:"
  private static let resolved: Set<String> = ["int", "float", "bool", "null"]
  private static let others: Set<String> = [
    "str", "binary", "timestamp", "map", "seq", "set", "omap", "pairs", "value",
  ]

  static func isKnown(_ tag: String) -> Bool {
    guard tag != "!" else { return true }
    guard tag.hasPrefix(prefix) else { return false }
    let name = String(tag.dropFirst(prefix.count))
    return resolved.contains(name) || others.contains(name)
  }

  /// `.plain` where the tag asks for a type that text can have, however the text is quoted.
  static func style(of tag: String) -> Scalar.Style {
    tag.hasPrefix(prefix) && resolved.contains(String(tag.dropFirst(prefix.count))) ? .plain : .quoted
  }

  /// The tag as authors write it.
  static func shown(_ tag: String) -> String {
    tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }
}
