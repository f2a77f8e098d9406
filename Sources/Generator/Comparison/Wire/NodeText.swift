import YAML

/// Writes a value of a document on one line, so that two of them can be compared: keys in alphabetical order, quotes and
/// spelling brought to one form.
enum NodeText {
  static func text(_ node: Node?) -> String? {
    guard let node else { return nil }
    switch node.content {
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: return "null"
      case .number, .integer:
        return node.number.map { Int64(exactly: $0).map(String.init) ?? String($0) } ?? scalar.text
      case .boolean: return node.bool.map(String.init) ?? scalar.text
      default: return "\"\(scalar.text)\""
      }
    case .sequence(let elements): return "[\(elements.compactMap(text).joined(separator: ", "))]"
    case .mapping(let mapping):
      let members = mapping.map { "\($0.key): \(text($0.value) ?? "null")" }.sorted()
      return "{\(members.joined(separator: ", "))}"
    }
  }
}
