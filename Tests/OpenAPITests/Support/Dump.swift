import OpenAPI
import YAML

/// Writes a value out without places, so that a document and its twin in another notation can be compared.
func dump(_ value: Any) -> String {
  var text = ""
  write(value, to: &text, indent: 0)
  return text
}

private func write(_ value: Any, to text: inout String, indent: Int) {
  switch value {
  case let node as Node: text += describe(node)
  case let path as ObjectPath: text += path.description
  case let entry as YAML.Entry: text += entry.key
  case let string as String: text += string.debugDescription
  default:
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty {
      text += "\(value)"
      return
    }
    text += "\(mirror.subjectType)"
    for child in mirror.children where !["node", "location", "files", "references", "index"].contains(child.label) {
      text += "\n" + String(repeating: " ", count: indent + 1) + (child.label.map { $0 + ": " } ?? "- ")
      write(child.value, to: &text, indent: indent + 1)
    }
  }
}

private func describe(_ node: Node) -> String {
  switch node.content {
  case .scalar:
    if let number = node.number { return "\(number)" }
    return "\(node.kind.rawValue) \((node.string ?? "").debugDescription)"
  case .sequence(let elements): return "[" + elements.map(describe).joined(separator: ", ") + "]"
  case .mapping(let mapping):
    return "{" + mapping.map { "\($0.key): \(describe($0.value))" }.joined(separator: ", ") + "}"
  }
}
