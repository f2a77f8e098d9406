import OpenAPI
import YAML

/// Where a key goes that makes a request safe to repeat.
extension OperationPass {
  /// As declared, as a vendor's dialect says, or where the operation takes what is plainly such a key.
  func idempotencyKey(_ levels: [Extensions], _ selected: OperationSelection.Selected) -> RequestPointer? {
    for extensions in levels {
      if let node = ExtensionReader.value("idempotency-key", in: extensions) {
        return node.bool == false ? nil : idempotencyKey(node)
      }
    }
    // Fern's dialect: the root names the headers, and each operation that takes them says so.
    if selected.operation.extensions["x-fern-idempotent"]?.bool == true {
      let names = document.extensions["x-fern-idempotency-headers"]?.elements
      if let name = names?.first?["header"]?.string { return .header(name) }
    }
    return inferredKey(selected)
  }

  private func idempotencyKey(_ node: Node) -> RequestPointer? {
    let name = ExtensionReader.prefix + "idempotency-key"
    switch RuntimeExpression.request(node, of: name, into: &lowering.bag) {
    case nil: return nil
    case .path?:
      lowering.bag.report(
        .invalidExtension, "`\(name)` must lead to a header, a query parameter or into the body of the request",
        at: node.location, help: "for instance `$request.header.Idempotency-Key`")
      return nil
    case let pointer?: return pointer
    }
  }

  /// A parameter or member of the body that is called an idempotency key, or a request's id that is said to be one.
  private func inferredKey(_ selected: OperationSelection.Selected) -> RequestPointer? {
    // What only reads needs none.
    guard ![.get, .head, .options, .trace, .query].contains(selected.operation.method) else { return nil }
    for parameter in allParameters(of: selected) where isKey(parameter) {
      switch parameter.place {
      case .header: return .header(parameter.name)
      case .query: return .query(parameter.name)
      default: continue
      }
    }
    let body = selected.operation.requestBody.flatMap { document.resolve($0) }
    // In a form or a multipart body nothing can be put.
    guard let entry = body?.content.first, MediaKind(entry.name) == .json,
      let schema = document.resolve(entry.value)?.schema
    else { return nil }
    let member = PageSchema(schema, lowering.composer).properties.first { name, schema in
      schema.isText
        && IdempotencyNames.isKey(name, schema.parts.compactMap(\.schema.description).joined(separator: " "))
    }
    return member.map { .body("/" + ItemsSearch.escaped($0.name)) }
  }

  /// Gives a body's required key to the client to fill: its property may be left out.
  func fillKey(of operation: Operation) {
    guard case .body(let pointer)? = operation.idempotencyKey,
      case .json(.declared(let id), _)? = operation.body?.content,
      case .structure(let structure) = lowering.drafts[id.index].declaration.kind,
      let index = structure.properties.firstIndex(where: { "/" + ItemsSearch.escaped($0.wireName) == pointer }),
      lowering.drafts[id.index].facts.indices.contains(index)
    else { return }
    lowering.drafts[id.index].facts[index].isRequired = false
  }

  /// Whether a parameter of the operation is the key that the client fills.
  func isFilledKey(_ parameter: OpenAPI.Parameter) -> Bool { parameter.required && isKey(parameter) }

  /// Whether a parameter is a text that the client can make up.
  func isKey(_ parameter: OpenAPI.Parameter) -> Bool {
    guard parameter.place == .header || parameter.place == .query, !parameter.deprecated else { return false }
    let schema = parameter.schema.map { PageSchema($0, lowering.composer) }
    guard schema?.isText ?? true else { return false }
    let words = [parameter.description] + (schema?.parts.map(\.schema.description) ?? [])
    return IdempotencyNames.isKey(parameter.name, words.compactMap { $0 }.joined(separator: " "))
  }
}

/// What idempotency keys are called.
enum IdempotencyNames {
  private static let plain: Set<String> = [
    "idempotencykey", "xidempotencykey", "idempotencytoken", "idempotentkey", "idempotencyid", "idempotenttoken",
    "xidempotenttoken",
  ]
  /// Names that many services use for something else: their descriptions must say what they are.
  private static let doubtful: Set<String> = [
    "requestid", "xrequestid", "clientrequestid", "clienttoken", "requesttoken", "nonce", "transactionid", "uniqueid",
    "clientreferenceid", "requestuuid", "deduplicationid",
  ]

  static func isKey(_ name: String, _ description: String) -> Bool {
    let folded = PaginationRequest.folded(name)
    if plain.contains(folded) || folded.hasSuffix("idempotencykey") { return true }
    guard doubtful.contains(folded) || folded.hasSuffix("requestid") else { return false }
    return description.lowercased().contains("idempoten")
  }
}
