import Diagnostics
import YAML

/// Responses Objects and Response Objects.
extension ObjectReader {
  /// The responses by status; keys that are no status are reported.
  func responses(_ entry: YAML.Entry, _ path: ObjectPath) -> [StatusResponse] {
    if let mapping = entry.value.mapping, let text = misplacedReference(mapping, in: entry) {
      return follow(text, entry.value) { node, target in
        statusResponses(node, target) { ObjectPath(parent: target, .key($0)) }
      } ?? []
    }
    return statusResponses(entry.value, path) { ObjectPath(parent: path, .entry(entry.key, $0)) }
  }

  private func statusResponses(
    _ node: Node, _ path: ObjectPath, _ place: (String) -> ObjectPath
  ) -> [StatusResponse] {
    guard let mapping = object(node, "responses object") else { return [] }
    var responses: [StatusResponse] = []
    responses.reserveCapacity(mapping.count)
    for entry in mapping.entries {
      guard !isExtension(entry.key) else {
        note(entry, "Responses Object")
        continue
      }
      guard let status = statusKey(entry) else { continue }
      let read = version == .swagger20 ? swaggerResponse : response
      if let response = referenced(entry.value, place(entry.key), read) {
        responses.append(StatusResponse(status: status, response: response, location: entry.keyLocation))
      }
    }
    // The order says nothing, and JSON tools change it.
    return responses.sorted { $0.status.rank < $1.status.rank }
  }

  private func statusKey(_ entry: YAML.Entry) -> StatusKey? {
    let key = entry.key
    if key == "default" { return .default }
    if key.utf8.count == 3, let code = Int(key), (100...599).contains(code) { return .exact(code) }
    if key.utf8.count == 3, key.uppercased().hasSuffix("XX"), let digit = key.first?.wholeNumberValue,
      (1...5).contains(digit)
    {
      if !key.hasSuffix("XX") {
        bag.report(.looseValue, "the status range `\(key)` is written with capital letters", at: entry.keyLocation)
      }
      return .range(digit)
    }
    bag.report(
      .invalidStatus,
      "`\(key)` is no status code from 100 to 599, no range such as `4XX` and not `default`; it is ignored",
      at: entry.keyLocation)
    return nil
  }

  func response(_ node: Node, _ path: ObjectPath) -> Response? {
    if version == .swagger20 { return swaggerResponse(node, path) }
    if node.isNull {
      bag.report(.nullValue, "the response is null; it is taken as empty", at: node.location)
      return Response(node: node, path: path)
    }
    guard let mapping = object(node, "response") else { return nil }
    let response = Response(node: node, path: path)
    for entry in mapping.entries {
      guard let word = known(entry, ResponseKeyword.self, &response.extensions) else { continue }
      switch word {
      case .summary: response.summary = text(entry)
      case .description: response.description = text(entry)
      case .headers: response.headers = headers(entry, path)
      case .content: response.content = content(entry, path)
      case .links: response.links = map(entry, path) { referenced($0, $1, link) }
      case .schema: response.content = misplacedSchema(entry, path)
      case .examples: break
      }
    }
    return response
  }

  /// Swagger's `schema` beside OpenAPI 3's keys: taken as JSON.
  private func misplacedSchema(_ entry: YAML.Entry, _ path: ObjectPath) -> NamedEntries<Referenced<MediaType>> {
    let schema = schema(entry.value, ObjectPath(parent: path, .key(entry.key)))
    let media = MediaType(schema: schema, node: entry.value, path: path)
    return NamedEntries([
      .init(key: YAML.Entry(key: "application/json", at: entry.value, value: entry.value), value: .value(media))
    ])
  }
}
