import Diagnostics
import YAML

/// XML Objects.
extension ObjectReader {
  func xml(_ node: Node) -> XMLRepresentation? {
    guard let mapping = object(node, "XML object") else { return nil }
    var xml = XMLRepresentation()
    for entry in mapping.entries {
      guard let word = known(entry, XMLKeyword.self, &xml.extensions) else { continue }
      switch word {
      case .name: xml.name = text(entry)
      case .namespace: xml.namespace = text(entry)
      case .prefix: xml.prefix = text(entry)
      case .attribute: xml.attribute = flag(entry) ?? false
      case .wrapped: xml.wrapped = flag(entry) ?? false
      case .nodeType: xml.nodeType = xmlNodeType(entry)
      }
    }
    if mapping["nodeType"] != nil {
      for key in ["attribute", "wrapped"] where mapping[key] != nil {
        reportContradiction(key, "nodeType", mapping, "XML object")
      }
    } else if xml.attribute {
      xml.nodeType = .attribute
    }
    return xml
  }

  private func xmlNodeType(_ entry: YAML.Entry) -> XMLRepresentation.NodeType? {
    guard let name = text(entry) else { return nil }
    if let type = XMLRepresentation.NodeType(rawValue: name) { return type }
    reportUnknownValue(entry, name, XMLRepresentation.NodeType.allCases.map(\.rawValue))
    return nil
  }

  /// Two keys that exclude each other.
  func reportContradiction(_ first: String, _ second: String, _ mapping: Mapping, _ object: String) {
    guard let left = mapping.entry(first), let right = mapping.entry(second) else { return }
    reportForbidden(
      .contradictoryKeys, "`\(first)` and `\(second)` of the \(object) exclude each other; `\(first)` holds",
      at: left.keyLocation, notes: [.init("`\(second)` is here", at: right.keyLocation)], help: "keep one of them")
  }

  /// A value that is none of those that the specification lists.
  func reportUnknownValue(_ entry: YAML.Entry, _ value: String, _ known: [String]) {
    bag.report(
      .ignoredValue, "`\(entry.key)` is `\(value)`, none of \(known.map { "`\($0)`" }.joined(separator: ", "))",
      at: entry.value.location, help: Suggestion.nearest(to: value, in: known).map { "did you mean `\($0)`?" })
  }
}
