import Diagnostics
import YAML

/// Swagger's responses, whose media types stand in `produces`.
extension ObjectReader {
  func swaggerResponse(_ node: Node, _ path: ObjectPath) -> Response? {
    guard let mapping = object(node, "response") else { return nil }
    let response = Response(node: node, path: path)
    var schema: Schema?
    for entry in mapping.entries {
      guard let word = known(entry, ResponseKeyword.self, &response.extensions) else { continue }
      switch word {
      case .description: response.description = text(entry)
      case .headers: response.headers = headers(entry, path)
      case .schema: schema = child(entry, path)
      case .examples, .summary, .content, .links: break
      }
    }
    guard let schema else { return response }
    let isFile = node["schema"]?["type"]?.string == "file"
    response.content = NamedEntries(
      media.ofResponse(isFile: isFile).map { name in
        let type = MediaType(schema: schema, node: node, path: path)
        if let example = mapping["examples"]?[name] { type.examples = swaggerExamples(example, path) }
        return .init(key: YAML.Entry(key: name, at: node, value: node), value: .value(type))
      })
    return response
  }

  /// Swagger has one bare example for each media type.
  private func swaggerExamples(_ node: Node, _ path: ObjectPath) -> NamedEntries<Referenced<Example>> {
    let example = Example(value: node, node: node, path: ObjectPath(parent: path, .key("examples")))
    return NamedEntries([.init(key: YAML.Entry(key: "default", at: node, value: node), value: .value(example))])
  }
}
