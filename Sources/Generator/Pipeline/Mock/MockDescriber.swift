import ClientModel
import Diagnostics
import OpenAPI
import YAML

/// Writes down what a mock must know of a document: operations with their schemas and places, credentials, limits.
///
/// The text is what `MockDescription` of the engine reads: one JSON object, with a line an operation and a schema.
struct MockDescriber {
  private let api: API
  private let document: Document
  private let name: String
  private let schemas: MockSchemas

  /// Describes what an API has of a document; `shown` is what messages call a file that was read.
  init(_ api: API, _ document: Document, shown: @escaping (String) -> String = { $0 }) {
    self.api = api
    self.document = document
    name = shown(document.location.file)
    schemas = MockSchemas(document, shown)
  }

  /// The lines of the description.
  func lines() -> [String] {
    let bases = Set(api.servers.map { ServerPath.of($0.url) }).sorted()
    let security = MockSecurity(api: api, bases: bases)
    var lines = ["{\"document\":\(OrderedJSON.string(name).line),"]
    lines.append("\"bases\":\(OrderedJSON.array(bases.map { .string($0) }).line),")
    lines.append("\"limits\":\(OrderedJSON.array(api.rateLimits.map(Self.limit)).line),")
    lines.append("\"schemes\":\(security.schemes.line),")
    lines += Self.list("operations", operations().map { ("", $0) }, "[", "],")
    lines += Self.list(
      "schemas", schemas.reached().map { (OrderedJSON.string($0.key).line + ":", $0.schema) }, "{", "}}")
    return lines
  }

  private static func list(
    _ name: String, _ entries: [(prefix: String, value: OrderedJSON)], _ open: String, _ close: String
  ) -> [String] {
    let lines = entries.enumerated().map { index, entry in
      entry.prefix + entry.value.line + (index + 1 < entries.count ? "," : "")
    }
    return ["\"\(name)\":\(open)"] + lines + [close]
  }

  /// The operations of the client, each once: what is also given as a stream is one call of the service.
  private func operations() -> [OrderedJSON] {
    var sources: [String: (operation: OpenAPI.Operation, item: PathItem, template: String)] = [:]
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations { sources["\(operation.method) \(entry.name)"] = (operation, item, entry.name) }
    }
    let byPlace = Dictionary(
      sources.values.map { ("\($0.operation.method) \($0.operation.location)", $0) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    return api.operations.compactMap { operation in
      guard seen.insert(operation.id).inserted else { return nil }
      let place = operation.location.map { "\(operation.method) \($0)" }
      guard let source = sources["\(operation.method) \(operation.path)"] ?? place.flatMap({ byPlace[$0] }) else {
        return nil
      }
      return describe(operation, source.operation, source.item, at: source.template)
    }
  }

  private func describe(
    _ operation: ClientModel.Operation, _ source: OpenAPI.Operation, _ item: PathItem, at template: String
  ) -> OrderedJSON {
    let bases = Set(operation.servers.map { ServerPath.of($0.url) }).sorted()
    let secrets = Set(operation.parameters.filter(\.isSecret).map(\.wireName))
    let parameters = document.parameters(of: source, in: item, at: template).map { parameter in
      describe(parameter, isSecret: secrets.contains(parameter.name))
    }
    let body = source.requestBody.flatMap { document.resolve($0) }
    let security = operation.security ?? api.security.requirements
    return .members([
      "id": .string(operation.id),
      "method": .string(operation.method),
      "path": .string(template),
      "@": schemas.place(source.location),
      "bases": bases.isEmpty ? nil : .array(bases.map { .string($0) }),
      "parameters": parameters.isEmpty ? nil : .array(parameters),
      "body": body.map(describe),
      "responses": .array(source.responses.compactMap(describe)),
      "security": security.isEmpty ? nil : MockSecurity.json(security),
      "paging": operation.pagination.map(MockPagination.json),
      "limits": operation.rateLimits.isEmpty ? nil : .array(operation.rateLimits.map(Self.limit)),
      "ignoresLimits": operation.ignoresRateLimits || !operation.rateLimits.isEmpty ? .boolean(true) : nil,
    ])
  }

  private func describe(_ parameter: OpenAPI.Parameter, isSecret: Bool) -> OrderedJSON {
    let content = parameter.content.first
    let schema = parameter.schema ?? content.flatMap { document.resolve($0.value)?.schema }
    return .members([
      "name": .string(parameter.name),
      "in": .string(parameter.place.rawValue),
      "@": schemas.place(parameter.location),
      "required": parameter.required ? .boolean(true) : nil,
      "style": .string(parameter.style.rawValue),
      "explode": parameter.explode ? .boolean(true) : nil,
      "allowEmptyValue": parameter.allowEmptyValue ? .boolean(true) : nil,
      "content": content.map { .string($0.name) },
      "secret": isSecret ? .boolean(true) : nil,
      "schema": schema.map { schemas.json($0) },
    ])
  }

  private func describe(_ body: RequestBody) -> OrderedJSON {
    .members([
      "@": schemas.place(body.location),
      "required": body.required ? .boolean(true) : nil,
      "content": contents(body.content),
    ])
  }

  private func describe(_ status: StatusResponse) -> OrderedJSON? {
    guard let response = document.resolve(status.response) else { return nil }
    let headers = response.headers.compactMap { entry -> OrderedJSON? in
      guard let header = document.resolve(entry.value) else { return nil }
      return .members([
        "name": .string(entry.name), "required": header.required ? .boolean(true) : nil,
        "schema": header.schema.map { schemas.json($0) }, "example": example(header.examples),
      ])
    }
    return .members([
      "status": .string(status.status.description),
      "@": schemas.place(status.location),
      "content": response.content.isEmpty ? nil : contents(response.content),
      "headers": headers.isEmpty ? nil : .array(headers),
    ])
  }

  private func contents(_ content: NamedEntries<Referenced<MediaType>>) -> OrderedJSON {
    .array(
      content.compactMap { entry in
        guard let media = document.resolve(entry.value) else { return nil }
        return .members([
          "type": .string(entry.name),
          "schema": media.schema.map { schemas.json($0) },
          "item": media.itemSchema.map { schemas.json($0) },
          "example": example(media.examples),
        ])
      })
  }

  private func example(_ examples: NamedEntries<Referenced<Example>>) -> OrderedJSON? {
    for entry in examples {
      if let value = document.resolve(entry.value)?.value, let json = NodeJSON.of(value) { return json }
    }
    return nil
  }

  private static func limit(_ limit: RateLimit) -> OrderedJSON {
    .members([
      "requests": .integer(limit.requests), "seconds": NodeJSON.number(limit.seconds),
      "group": limit.group.map { .string($0) },
    ])
  }
}

/// The path of a server's address, which requests begin with; `*` for a segment that the caller chooses.
enum ServerPath {
  static func of(_ url: String) -> String {
    var rest = Substring(url)
    if let mark = url.firstRange(of: "://") {
      rest = url[mark.upperBound...].drop { $0 != "/" }
    } else if !url.hasPrefix("/") {
      // `{server}/v1`: a variable holds scheme and host.
      rest = url.hasPrefix("{") ? rest.drop { $0 != "/" } : "/" + rest
    }
    let segments = rest.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map { $0.contains("{") ? "*" : $0 }
    return segments.map { "/" + $0 }.joined()
  }
}
