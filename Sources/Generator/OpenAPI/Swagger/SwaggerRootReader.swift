import Diagnostics
import YAML

/// Swagger's root object, brought to the form of OpenAPI 3.1.
extension ObjectReader {
  func swaggerRoot(_ node: Node, _ path: ObjectPath) -> DocumentContent {
    var content = DocumentContent()
    guard let mapping = object(node, "document") else { return content }
    media = SwaggerMediaTypes().overridden(by: mapping)
    for entry in mapping.entries {
      guard let word = known(entry, SwaggerKeyword.self, &content.extensions) else { continue }
      read(word, entry, path, &content)
    }
    components = content.components
    content.servers = swaggerServers(mapping, mapping["schemes"], node, path)
    if mapping["info"] == nil {
      bag.report(.missingKey, "the document has no `info`; its title is taken as empty", at: node.location)
    }
    if mapping["paths"] == nil {
      bag.report(.missingContainer, "the document has no `paths`", at: node.location)
    }
    return content
  }

  private func read(
    _ word: SwaggerKeyword, _ entry: YAML.Entry, _ path: ObjectPath, _ content: inout DocumentContent
  ) {
    switch word {
    case .swagger: content.versionText = entry.value.string ?? ""
    case .info: content.info = info(entry.value)
    case .paths: content.paths = paths(entry, path)
    case .definitions: content.components.schemas = map(entry, path, schema)
    case .parameters: content.components.parameters = swaggerSharedParameters(entry, path)
    case .responses: content.components.responses = map(entry, path) { referenced($0, $1, response) }
    case .securityDefinitions:
      content.components.securitySchemes = map(entry, path) { referenced($0, $1, securityScheme) }
    case .security: content.security = securityRequirements(entry, path)
    case .tags: content.tags = tags(entry, path)
    case .externalDocs: content.externalDocs = externalDocumentation(entry.value)
    case .host, .basePath, .schemes, .consumes, .produces: break
    }
  }

  /// The servers that `schemes`, `host` and `basePath` amount to; none when there is no host and no base path.
  func swaggerServers(_ root: Mapping, _ schemes: Node?, _ node: Node, _ path: ObjectPath) -> [Server] {
    let host = root["host"]?.string
    var basePath = root["basePath"]?.string ?? ""
    while basePath.hasSuffix("/") { basePath.removeLast() }
    if !basePath.isEmpty, !basePath.hasPrefix("/") { basePath = "/" + basePath }
    guard let host, !host.isEmpty else {
      return basePath.isEmpty ? [] : [Server(url: basePath, node: node, path: path)]
    }
    let names = schemes?.elements?.compactMap(\.string).filter { $0 == "https" || $0 == "http" } ?? []
    // The safe one first: the first server is the default.
    let ordered = names.isEmpty ? ["https"] : names.filter { $0 == "https" } + names.filter { $0 == "http" }
    return ordered.map { Server(url: "\($0)://\(host)\(basePath)", node: node, path: path) }
  }
}
