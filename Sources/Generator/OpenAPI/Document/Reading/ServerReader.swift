import Diagnostics
import YAML

/// Server and Server Variable Objects.
extension ObjectReader {
  func server(_ node: Node, _ path: ObjectPath) -> Server? {
    guard let mapping = object(node, "server") else { return nil }
    var server = Server(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, ServerKeyword.self, &server.extensions) else { continue }
      switch word {
      case .url: server.url = text(entry).map(Self.trimmed) ?? ""
      case .description: server.description = text(entry)
      case .name: server.name = text(entry)
      case .variables: server.variables = map(entry, path, serverVariable)
      }
    }
    if mapping["url"] == nil {
      bag.report(.missingKey, "the server has no `url`; it is ignored", at: node.location)
      return nil
    }
    for name in PathTemplate.names(in: server.url) where !server.variables.contains(name) {
      bag.report(
        .undeclaredServerVariable, "the server's URL names `\(name)`, which `variables` does not declare",
        at: mapping["url"]?.location)
    }
    return server
  }

  /// The text without the blanks that people leave around an address.
  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func serverVariable(_ node: Node, _ path: ObjectPath) -> ServerVariable? {
    guard let mapping = object(node, "server variable") else { return nil }
    var variable = ServerVariable(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, ServerVariableKeyword.self, &variable.extensions) else { continue }
      switch word {
      case .allowed:
        variable.allowed = texts(entry) ?? []
        if entry.value.elements?.isEmpty == true {
          bag.report(
            .emptyServerEnum, "`enum` of the server variable has no values; any value is taken", at: entry.keyLocation)
        }
      case .defaultValue: variable.defaultValue = text(entry) ?? ""
      case .description: variable.description = text(entry)
      }
    }
    if mapping["default"] == nil {
      bag.report(
        .missingKey,
        "the server variable has no `default`; \(variable.allowed.first.map { "`\($0)`" } ?? "the empty text") is used",
        at: node.location)
      variable.defaultValue = variable.allowed.first ?? ""
    }
    return variable
  }
}
