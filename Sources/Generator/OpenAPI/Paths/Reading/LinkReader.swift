import Diagnostics
import YAML

/// Link, Callback and Example Objects.
extension ObjectReader {
  func link(_ node: Node, _ path: ObjectPath) -> Link? {
    guard let mapping = object(node, "link") else { return nil }
    var link = Link(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, LinkKeyword.self, &link.extensions) else { continue }
      switch word {
      case .operationRef: link.operationRef = text(entry)
      case .operationId: link.operationId = text(entry)
      case .parameters: link.parameters = map(entry, path) { node, _ in node }
      case .requestBody: link.requestBody = entry.value
      case .description: link.description = text(entry)
      case .server: link.server = server(entry.value, ObjectPath(parent: path, .key(entry.key)))
      }
    }
    reportContradiction("operationRef", "operationId", mapping, "link")
    return link
  }

  func callback(_ node: Node, _ path: ObjectPath) -> Callback? {
    guard let mapping = object(node, "callback") else { return nil }
    var callback = Callback(node: node, path: path)
    var items: [NamedEntries<Referenced<PathItem>>.Entry] = []
    for entry in mapping.entries {
      if isExtension(entry.key) {
        callback.extensions.append(entry)
        note(entry, "Callback Object")
      } else if let item = referenced(entry.value, ObjectPath(parent: path, .key(entry.key)), pathItem) {
        items.append(.init(key: entry, value: item))
      }
    }
    callback.pathItems = NamedEntries(items)
    return callback
  }

  func example(_ node: Node, _ path: ObjectPath) -> Example? {
    guard let mapping = node.mapping else {
      bag.report(
        .looseValue, "the example is a bare value, not an object with a `value`; it is taken as the value",
        at: node.location)
      return Example(value: node, node: node, path: path)
    }
    var example = Example(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, ExampleKeyword.self, &example.extensions) else { continue }
      switch word {
      case .summary: example.summary = text(entry)
      case .description: example.description = text(entry)
      case .value, .dataValue: example.value = entry.value
      case .serializedValue: example.serializedValue = text(entry)
      case .externalValue: example.externalValue = text(entry)
      }
    }
    for other in ["dataValue", "serializedValue", "externalValue"] {
      reportContradiction("value", other, mapping, "example")
    }
    reportContradiction("serializedValue", "externalValue", mapping, "example")
    return example
  }
}
