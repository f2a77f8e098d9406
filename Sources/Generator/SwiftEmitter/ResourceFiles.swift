import ClientModel

/// Renders the resources and lays them out: a file each, several where one would be too long.
struct ResourceFiles {
  let words: Words
  let programs: Programs
  let texts: ModelTexts

  struct File {
    var name: String
    var text: String
    var foundation: FoundationNeed
    var needsXML: Bool
    var needsHTTPTypes: Bool
    var imports: Set<String>
  }

  /// The files of all resources in document order.
  func files() -> [File] { words.api.resources.enumerated().flatMap { files(of: $1, .resource($0)) } }

  private func files(of resource: Resource, _ scope: DeclarationScope) -> [File] {
    let words = words.inside(scope)
    let operations = resource.operations.map { operation in
      RenderedPiece(
        name: operation.name, text: programs.operation.render(OperationView(operation, words: words)),
        foundation: max(.of(operation.parameters.map(\.type)), .of(operation.mentionedTypes)),
        needsXML: operation.mentionsXML)
    }
    let pieces = operations + texts.pieces(in: scope, depth: 1)
    var groups = PrefixGroups(
      limits: .init(pieces: 80, lines: 850, smallest: 4), dividesAlways: false, steps: WordSplit.words
    ).divide(pieces)
    // The struct itself stands in the resource's own file, with the operations that share no beginning, if any.
    if groups.first?.prefix.isEmpty != true { groups.insert(.init(prefix: [], pieces: []), at: 0) }
    return groups.map { group in
      let isExtension = !group.prefix.isEmpty
      let suffix = group.prefix.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      let view = ResourceView(
        resource: resource, operations: group.pieces.filter { !$0.isType }.map(\.text),
        nested: group.pieces.filter(\.isType).map(\.text), isExtension: isExtension, words: words)
      let size = group.pieces.reduce(1024) { $0 + $1.text.utf8.count + 1 }
      return File(
        name: isExtension ? "\(resource.typeName)+\(suffix)" : resource.typeName,
        text: String(rendered: programs.resource.render(view, size: size)),
        foundation: .of(group.pieces.map(\.foundation)),
        needsXML: group.pieces.contains(where: \.needsXML),
        needsHTTPTypes: group.pieces.contains(where: \.needsHTTPTypes),
        imports: group.pieces.reduce(into: []) { $0.formUnion($1.imports) })
    }
  }
}

extension Operation {
  /// The types of the body and of the answer.
  var mentionedTypes: [TypeReference] {
    var types: [TypeReference] = []
    if let type = body?.content.type { types.append(type) }
    switch result {
    case .content(let content):
      if let type = content.type { types.append(type) }
    case .paged(let item): types.append(item)
    case .none, .raw, .choice: break
    }
    return types
  }

  /// Whether its coding needs the runtime's XML product.
  var mentionsXML: Bool {
    if case .xml? = body?.content { return true }
    if case .content(.xml) = result { return true }
    return false
  }
}
