import Diagnostics
import YAML

/// The Components Object.
extension ObjectReader {
  func components(_ node: Node, _ path: ObjectPath) -> Components {
    var components = Components()
    if node.isNull {
      bag.report(.nullValue, "`components` is null; it is taken as absent", at: node.location)
      return components
    }
    guard let mapping = object(node, "components object") else { return components }
    for entry in mapping.entries {
      guard let word = known(entry, ComponentsKeyword.self, &components.extensions) else { continue }
      read(word, entry, path, &components)
    }
    return components
  }

  private func read(
    _ word: ComponentsKeyword, _ entry: YAML.Entry, _ path: ObjectPath, _ components: inout Components
  ) {
    switch word {
    case .schemas: components.schemas = map(entry, path, schema)
    case .responses: components.responses = map(entry, path) { referenced($0, $1, response) }
    case .parameters: components.parameters = map(entry, path) { referenced($0, $1, parameter) }
    case .examples: components.examples = map(entry, path) { referenced($0, $1, example) }
    case .requestBodies: components.requestBodies = map(entry, path) { referenced($0, $1, requestBody) }
    case .headers: components.headers = map(entry, path) { referenced($0, $1, header) }
    case .securitySchemes: components.securitySchemes = map(entry, path) { referenced($0, $1, securityScheme) }
    case .links: components.links = map(entry, path) { referenced($0, $1, link) }
    case .callbacks: components.callbacks = map(entry, path) { referenced($0, $1, callback) }
    case .pathItems: components.pathItems = map(entry, path) { referenced($0, $1, pathItem) }
    case .mediaTypes: components.mediaTypes = map(entry, path) { referenced($0, $1, mediaType) }
    }
  }
}
