import Diagnostics
import OpenAPI
import YAML

/// Makes a contract of what a document says of answers.
package struct ContractBuilder {
  private let document: Document
  /// What the contract calls a file that was read.
  private let shown: (String) -> String
  private var contract = Contract()
  private var positions: [ObjectIdentifier: Int] = [:]
  /// Schemas whose place in the contract is taken and whose content is not looked at yet.
  private var waiting: [(schema: Schema, position: Int)] = []

  private init(_ document: Document, _ shown: @escaping (String) -> String) {
    self.document = document
    self.shown = shown
  }

  /// The contract of a document; `ids` gives the ids by which a client knows operations, by method and path (`GET /pets/{petId}`),
  /// and leaves out what the client lacks. Without it all operations are there. Places name files as `shown` does.
  package static func contract(
    of document: Document, ids: [String: String]? = nil, shown: @escaping (String) -> String = { $0 }
  ) -> Contract {
    var builder = ContractBuilder(document, shown)
    for entry in document.paths {
      guard let item = document.resolve(entry.value) else { continue }
      for operation in item.operations {
        let key = "\(operation.method) \(entry.name)"
        if let ids, ids[key] == nil { continue }
        builder.add(operation, path: entry.name, id: ids?[key] ?? operation.operationId ?? key)
      }
    }
    builder.finish()
    return builder.contract
  }

  private mutating func add(_ operation: Operation, path: String, id: String) {
    var entry = Contract.Operation(
      id: id, method: "\(operation.method)", path: path, pointer: Self.pointer(operation.path),
      place: place(operation.location), isDeprecated: operation.deprecated)
    for status in operation.responses {
      guard let answer = document.resolve(status.response) else { continue }
      var response = Contract.Response(
        status: "\(status.status)", pointer: Self.pointer(answer.path), place: place(status.location))
      for content in answer.content {
        let essence = ContractCheck<Node>.essence(content.name)
        let media = document.resolve(content.value)
        let schema = Self.isJSON(essence) ? media?.schema.map { position(of: $0) } : nil
        response.contents.append(Contract.Content(mediaType: essence, schema: schema))
      }
      entry.responses.append(response)
    }
    contract.operations.append(entry)
  }

  /// Whether a body of a media type is one JSON value (RFC 6839 section 3.1).
  static func isJSON(_ essence: String) -> Bool {
    essence == "application/json" || essence.hasSuffix("+json") || essence == "text/json" || essence == "*/*"
      || essence == "application/*"
  }

  // MARK: Schemas

  private mutating func position(of schema: Schema) -> Int {
    if let known = positions[ObjectIdentifier(schema)] { return known }
    // A reference without siblings stands for the schema that it leads to.
    var named = schema
    if let reference = schema.reference, Self.isBare(schema), let target = document.resolve(reference) {
      named = target
    }
    let position = contract.schemas.count
    positions[ObjectIdentifier(schema)] = position
    contract.schemas.append(Contract.Schema(pointer: Self.pointer(named.path), place: place(named.location)))
    waiting.append((schema, position))
    return position
  }

  private static func isBare(_ schema: Schema) -> Bool { schema.node.mapping.map { $0.count == 1 } ?? false }

  private mutating func finish() {
    while let (schema, position) = waiting.popLast() { fill(position, with: schema) }
  }

  private mutating func fill(_ position: Int, with schema: Schema) {
    var entry = contract.schemas[position]
    var parts = schema.allOf
    if let reference = schema.reference, let target = document.resolve(reference) { parts.insert(target, at: 0) }
    entry.parts = parts.map { self.position(of: $0) }
    entry.kinds = ContractKinds(rawValue: schema.types.rawValue)
    // An enumeration with `null` in it is one that may be null.
    entry.isNullable =
      schema.nullable || schema.types.contains(.null) || schema.enumeration?.contains { $0.isNull } == true
    let values = schema.enumeration ?? schema.const.map { [$0] } ?? []
    if values.allSatisfy({ $0.elements == nil && $0.mapping == nil }) {
      entry.values = values.map { $0.contractText ?? "null" }
    }
    let required = Set(schema.required)
    for property in schema.properties {
      // What only requests have is no part of an answer, whatever is said of it (OpenAPI 3.2 section 4.24).
      let isWriteOnly = Self.isWriteOnly(property.value, document)
      entry.properties.append(
        Contract.Property(
          name: property.name, schema: self.position(of: property.value),
          isRequired: required.contains(property.name) && !isWriteOnly))
    }
    entry.required = schema.required.filter { schema.properties[$0] == nil }
    entry.additional = additional(schema)
    entry.items = schema.items.map { self.position(of: $0) }
    entry.variants = (schema.oneOf + schema.anyOf).map { self.position(of: $0) }
    if let discriminator = schema.discriminator, !entry.variants.isEmpty {
      entry.discriminator = discriminator.propertyName
      for mapping in discriminator.mapping {
        if let target = document.resolve(mapping.reference) { entry.mapping[mapping.value] = self.position(of: target) }
      }
      // Without a mapping the value is the name of a component.
      for variant in schema.oneOf + schema.anyOf {
        guard let reference = variant.reference, let target = document.resolve(reference),
          let name = target.path.tokens.last, entry.mapping[name] == nil
        else { continue }
        entry.mapping[name] = self.position(of: target)
      }
    }
    contract.schemas[position] = entry
  }

  private mutating func additional(_ schema: Schema) -> Contract.Additional {
    if let patterns = schema.applicators?.patternProperties, !patterns.isEmpty { return .open }
    guard let additional = schema.additionalProperties else { return .unsaid }
    if let boolean = additional.boolean { return boolean ? .open : .unsaid }
    return additional.node.mapping?.isEmpty == true ? .open : .schema(position(of: additional))
  }

  private static func isWriteOnly(_ schema: Schema, _ document: Document) -> Bool {
    var schema = schema
    for _ in 0..<16 {
      if schema.writeOnly { return true }
      guard let reference = schema.reference, let target = document.resolve(reference) else { return false }
      schema = target
    }
    return false
  }

  static func pointer(_ path: ObjectPath) -> String {
    path.file.isEmpty ? path.pointer.description : path.description
  }

  private func place(_ location: SourceLocation) -> Contract.Place {
    Contract.Place(file: shown(location.file), line: location.line, column: location.column)
  }
}
