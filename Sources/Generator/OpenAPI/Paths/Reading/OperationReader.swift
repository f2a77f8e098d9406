import Diagnostics
import YAML

/// Operation Objects.
extension ObjectReader {
  func operation(_ node: Node, _ method: HTTPMethod, _ path: ObjectPath) -> Operation? {
    guard let mapping = object(node, "operation") else { return nil }
    let operation = Operation(method: method, node: node, path: path)
    let outerMedia = media
    if version == .swagger20 { media = media.overridden(by: mapping) }
    defer { media = outerMedia }
    for entry in mapping.entries {
      guard let word = known(entry, OperationKeyword.self, &operation.extensions) else { continue }
      read(word, entry, path, operation)
    }
    if version == .swagger20 { finishSwagger(operation, mapping, path) }
    checkQuerystrings(operation.parameters)
    return operation
  }

  private func read(
    _ word: OperationKeyword, _ entry: YAML.Entry, _ path: ObjectPath, _ operation: Operation
  ) {
    switch word {
    case .tags: operation.tags = texts(entry) ?? []
    case .summary: operation.summary = text(entry)
    case .description: operation.description = text(entry)
    case .externalDocs: operation.externalDocs = externalDocumentation(entry.value)
    case .operationId: operation.operationId = text(entry)
    case .parameters:
      // Swagger's bodies and form fields are parameters: they are read together with `consumes`.
      if version != .swagger20 { operation.parameters = parameters(entry, path) }
    case .requestBody: operation.requestBody = optionalReferenced(entry, path, requestBody)
    case .responses: operation.responses = responses(entry, path)
    case .callbacks:
      operation.callbacks = map(entry, path) { referenced($0, $1, callback) }
    case .deprecated: operation.deprecated = flag(entry) ?? false
    case .security: operation.security = securityRequirements(entry, path)
    case .servers: operation.servers = list(entry, path, server)
    case .consumes, .produces, .schemes: break
    }
  }

  /// An object or a reference under a key; nothing for a null.
  func optionalReferenced<Target: ResolvableObject>(
    _ entry: YAML.Entry, _ path: ObjectPath, _ read: (Node, ObjectPath) -> Target?
  ) -> Referenced<Target>? {
    if entry.value.isNull {
      bag.report(.nullValue, "`\(entry.key)` is null; it is taken as absent", at: entry.keyLocation)
      return nil
    }
    return referenced(entry.value, ObjectPath(parent: path, .key(entry.key)), read)
  }

  /// One `querystring` parameter is the whole query (OpenAPI 3.2, section 4.12.1).
  func checkQuerystrings(_ parameters: [Referenced<Parameter>]) {
    let values = parameters.compactMap(\.value)
    guard let whole = values.first(where: { $0.place == .querystring }) else { return }
    for other in values where other.location != whole.location {
      guard other.place == .query || other.place == .querystring else { continue }
      bag.report(
        .querystringConflict, "`\(other.name)` cannot stand beside a `querystring` parameter", at: other.location,
        notes: [.init("`\(whole.name)` takes the whole query", at: whole.location)])
    }
  }
}

extension Operation {
  var hasQuerystring: Bool { parameters.contains { $0.value?.place == .querystring } }
}

extension PathItem {
  var hasQuerystring: Bool { parameters.contains { $0.value?.place == .querystring } }
}
