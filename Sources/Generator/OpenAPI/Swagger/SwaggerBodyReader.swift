import Diagnostics
import YAML

/// Swagger's body and form parameters, as the request bodies that they are.
extension ObjectReader {
  /// A parameter that is part of the body, with the file that it stands in.
  private struct Part {
    let node: Node
    let path: ObjectPath
    let scope: FileScope
    var isForm: Bool { node["in"]?.string == "formData" }
  }

  /// Adds what `parameters`, `consumes` and `schemes` say to an operation.
  func finishSwagger(_ operation: Operation, _ mapping: Mapping, _ path: ObjectPath) {
    if let entry = mapping.entry("parameters") {
      operation.parameters = swaggerParameters(entry, path)
      operation.requestBody = swaggerBody(entry, path, media)
    }
    if let schemes = mapping["schemes"], let root = entry.root.mapping {
      operation.servers = swaggerServers(root, schemes, operation.node, path)
    }
  }

  /// Gives the body among a path's shared parameters to the operations that have none.
  func addSharedBody(_ mapping: Mapping, _ path: ObjectPath, _ item: PathItem) {
    guard let entry = mapping.entry("parameters") else { return }
    for index in item.operations.indices where item.operations[index].requestBody == nil {
      guard let own = item.operations[index].node.mapping else { continue }
      item.operations[index].requestBody = swaggerBody(entry, path, media.overridden(by: own))
    }
  }

  private func swaggerBody(
    _ entry: YAML.Entry, _ path: ObjectPath, _ media: SwaggerMediaTypes
  ) -> Referenced<RequestBody>? {
    let parts = parts(entry, path)
    let fields = parts.filter(\.isForm)
    if let body = parts.first(where: { !$0.isForm }) {
      for field in fields {
        bag.report(
          .contradictoryKeys, "a form field cannot stand beside a body; it is ignored", at: field.node.location,
          notes: [.init("the body is here", at: body.node.location)])
      }
      for other in parts where !other.isForm && other.node !== body.node {
        bag.report(
          .contradictoryKeys, "an operation has one body; this one is ignored", at: other.node.location,
          notes: [.init("the body is here", at: body.node.location)])
      }
      return .value(within(body.scope) { self.body(body, media) })
    }
    guard !fields.isEmpty else { return nil }
    return .value(form(fields, entry.value, ObjectPath(parent: path, .key(entry.key)), media))
  }

  private func parts(_ entry: YAML.Entry, _ path: ObjectPath) -> [Part] {
    var parts: [Part] = []
    for (index, node) in (entry.value.elements ?? []).enumerated() {
      var part = Part(node: node, path: ObjectPath(parent: path, .element(entry.key, index)), scope: scope)
      if let text = node["$ref"]?.strictString, let target = locateQuietly(text, from: scope) {
        part = Part(node: target.node, path: target.path, scope: target.scope)
      }
      let place = part.node["in"]?.string
      if place == "body" || place == "formData" { parts.append(part) }
    }
    return parts
  }

  private func body(_ part: Part, _ media: SwaggerMediaTypes) -> RequestBody {
    let body = RequestBody(node: part.node, path: part.path)
    var schema: Schema?
    for entry in part.node.mapping?.entries ?? [] {
      guard let word = known(entry, SwaggerParameterKeyword.self, &body.extensions) else { continue }
      switch word {
      case .description: body.description = text(entry)
      case .required: body.required = flag(entry) ?? false
      case .schema: schema = child(entry, part.path)
      default: break
      }
    }
    body.content = content(media.ofBody(), schema, [:], part.node, part.path)
    return body
  }

  private func form(
    _ fields: [Part], _ node: Node, _ path: ObjectPath, _ media: SwaggerMediaTypes
  ) -> RequestBody {
    var draft = SchemaDraft()
    draft.types = .object
    var properties: [NamedEntries<Schema>.Entry] = []
    var encodings: [String: Encoding] = [:]
    for field in fields {
      guard let name = field.node["name"]?.string else {
        bag.report(.invalidParameter, "the form field has no `name`; it is left out", at: field.node.location)
        continue
      }
      let schema = within(field.scope) { valueSchema(field.node, field.path) }
      properties.append(.init(key: YAML.Entry(key: name, at: field.node, value: field.node), value: schema))
      if field.node["required"]?.bool == true { draft.required.append(name) }
      if schema.types.contains(.array), let mapping = field.node.mapping {
        let format = mapping["collectionFormat"]?.string ?? "csv"
        let (style, explode) = swaggerStyle(format, .query, mapping)
        encodings[name] = Encoding(style: style, explode: explode, node: field.node, path: field.path)
      }
    }
    draft.properties = NamedEntries(properties)
    let hasFiles = fields.contains { $0.node["type"]?.string == "file" }
    let schema = Schema(draft, node: node, path: path)
    let body = RequestBody(node: node, path: path)
    body.required = !draft.required.isEmpty
    body.content = content(media.ofForm(hasFiles: hasFiles), schema, encodings, node, path)
    return body
  }

  /// One media type object for each name, with one schema for all.
  private func content(
    _ names: [String], _ schema: Schema?, _ encodings: [String: Encoding], _ node: Node, _ path: ObjectPath
  ) -> NamedEntries<Referenced<MediaType>> {
    let type = MediaType(schema: schema, node: node, path: path)
    type.encoding = NamedEntries(
      (schema?.properties.entries ?? []).compactMap { property in
        encodings[property.name].map { .init(key: property.key, value: $0) }
      })
    return NamedEntries(names.map { .init(key: YAML.Entry(key: $0, at: node, value: node), value: .value(type)) })
  }
}
