import Diagnostics
import OpenAPI
import YAML

/// The operations pass: arguments, bodies, results and what the runtime must know of each call.
final class OperationPass {
  let document: Document
  let lowering: SchemaLowering
  let configuration: ModelConfiguration
  let security: SecurityPass
  var usedIDs: Set<String> = []

  init(_ lowering: SchemaLowering, security: SecurityPass) {
    self.lowering = lowering
    self.security = security
    document = lowering.document
    configuration = lowering.configuration
  }

  /// The draft of one operation.
  func draft(_ selected: OperationSelection.Selected) -> OperationDraft {
    let source = selected.operation
    let levels = [source.extensions, selected.item.extensions, document.extensions]
    ExtensionReader.check(source.extensions, at: .operation, into: &lowering.bag)
    let id = uniqueID(of: source, path: selected.path)
    let words = Self.idWords(of: source, path: selected.path)
    let path = Self.cleanedPath(selected.path)
    var operation = Operation(
      id: id, name: "", method: source.method.description, path: path, location: source.location,
      documentation: Documentation(operation: source, item: selected.item), parameters: [], body: nil, result: .none,
      accept: [], security: security.requirements(source.security), pagination: nil,
      retries: ResilienceExtensions.retries(levels, into: &lowering.bag), rateLimits: rateLimits(levels),
      idempotencyKey: idempotencyKey(levels, source), problems: [], servers: [], responseHeaders: [])
    operation.parameters = parameters(of: selected, path: path, words: words)
    operation.body = body(of: source, words: words)
    let servers = source.servers.isEmpty ? selected.item.servers : source.servers
    operation.servers = servers.isEmpty ? [] : ServerPass.servers(servers)
    let answers = answers(of: source, words: words)
    operation.result = answers.result
    operation.accept = answers.accept
    operation.responseHeaders = answers.headers
    let envelope: DeclarationID? = if case .content(.json(.declared(let id))) = operation.result { id } else { nil }
    paginate(&operation, selected, answers, levels)
    let group = Self.group(of: selected, path: selected.path)
    return OperationDraft(
      operation: operation, groupWords: group.words,
      groupDescription: document.tags.first { $0.name == group.tag }?.description,
      pinnedName: Self.pinnedName(of: source), idWords: words,
      envelope: operation.pagination == nil ? nil : envelope, problems: answers.problems)
  }

  private func rateLimits(_ levels: [Extensions]) -> [RateLimit] {
    for extensions in levels.dropLast() {
      if let limits = ResilienceExtensions.rateLimits(extensions, into: &lowering.bag) { return limits }
    }
    return []
  }

  private func idempotencyKey(_ levels: [Extensions], _ operation: OpenAPI.Operation) -> RequestPointer? {
    for extensions in levels {
      if let node = ExtensionReader.value("idempotency-key", in: extensions) {
        return RuntimeExpression.request(node, of: "x-clientsmith-idempotency-key", into: &lowering.bag)
      }
    }
    guard operation.method == .post || operation.method == .patch else { return nil }
    if let names = document.extensions["x-fern-idempotency-headers"]?.elements,
      let name = names.first?["header"]?.string
    {
      return .header(name)
    }
    return nil
  }

  /// Walks the answer page by page where a pagination is declared or inferred.
  private func paginate(
    _ operation: inout Operation, _ selected: OperationSelection.Selected, _ answers: Answers, _ levels: [Extensions]
  ) {
    guard case .content(.json(let type)) = operation.result, let schema = answers.schema else {
      if case .raw = operation.result, ExtensionReader.value("pagination", in: levels[0]) != nil {
        paginateUndescribed(&operation, selected, levels)
      }
      return
    }
    let request = PaginationRequest(
      operationID: operation.id, method: selected.operation.method, extensions: levels,
      inputs: inputs(of: selected, schema: answers.requestSchema(of: selected.operation, document)),
      response: PageSchema(schema, lowering.composer), headers: answers.headerNames, location: selected.operation)
    let pass = PaginationPass(configuration: configuration)
    let found = pass.pagination(of: request, type: { self.type(at: $0, from: type) }, into: &lowering.bag)
    guard let found else { return }
    operation.pagination = found
    operation.result = .paged(found.itemType)
  }

  /// An answer that nobody described can still be declared to hold pages: its items are then JSON.
  private func paginateUndescribed(
    _ operation: inout Operation, _ selected: OperationSelection.Selected, _ levels: [Extensions]
  ) {
    let request = PaginationRequest(
      operationID: operation.id, method: selected.operation.method, extensions: levels,
      inputs: inputs(of: selected, schema: nil), response: nil, headers: [], location: selected.operation)
    let pass = PaginationPass(configuration: configuration)
    guard let found = pass.pagination(of: request, type: { _ in .json }, into: &lowering.bag) else { return }
    operation.pagination = found
    operation.result = .paged(.json)
  }

  /// The type at a JSON pointer into a value of a type.
  private func type(at pointer: String, from type: TypeReference) -> TypeReference? {
    var current = type
    for token in pointer.split(separator: "/") {
      let name = token.replacing("~1", with: "/").replacing("~0", with: "~")
      if case .optional(let wrapped) = current { current = wrapped }
      switch current {
      case .declared(let id):
        guard case .structure(let structure) = lowering.drafts[id.index].declaration.kind else { return nil }
        if let property = structure.properties.first(where: { $0.wireName == name }) {
          current = property.type
        } else if let additional = structure.additional {
          current = additional
        } else {
          return nil
        }
      case .dictionary(let value): current = value
      case .builtIn(.json): return .json
      default: return nil
      }
    }
    if case .declared(let id) = current, case .structure(let structure) = lowering.drafts[id.index].declaration.kind,
      structure.isWrapper, let inner = structure.properties.first
    {
      return inner.type
    }
    return current
  }

  private func inputs(of selected: OperationSelection.Selected, schema: OpenAPI.Schema?) -> [PaginationRequest.Input] {
    var inputs: [PaginationRequest.Input] = []
    for parameter in allParameters(of: selected) where parameter.place == .query || parameter.place == .header {
      let page = parameter.schema.map { PageSchema($0, lowering.composer) }
      inputs.append(
        .init(
          pointer: parameter.place == .query ? .query(parameter.name) : .header(parameter.name), name: parameter.name,
          schema: page,
          defaultValue: page?.parts.lazy.compactMap { self.lowering.target(of: $0.schema).defaultValue?.integer }.first)
      )
      // `page[cursor]` is often declared as a deep object `page` with a property `cursor`.
      if parameter.style == .deepObject, let page {
        for property in page.composed.properties {
          inputs.append(
            .init(
              pointer: .query("\(parameter.name)[\(property.name)]"), name: "\(parameter.name)[\(property.name)]",
              schema: PageSchema(property.parts, lowering.composer), defaultValue: nil))
        }
      }
    }
    if let schema {
      for property in PageSchema(schema, lowering.composer).composed.properties {
        let defaultValue = property.parts.lazy.compactMap { self.lowering.target(of: $0.schema).defaultValue?.integer }
          .first
        inputs.append(
          .init(
            pointer: .body("/" + ItemsSearch.escaped(property.name)), name: property.name,
            schema: PageSchema(property.parts, lowering.composer), defaultValue: defaultValue))
      }
    }
    return inputs
  }
}
