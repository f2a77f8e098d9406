import Diagnostics
import OpenAPI

extension APIDraft {
  mutating func nameOperations(into bag: inout DiagnosticBag) {
    var types = NameScope(reserved: ReservedNames.types, ignoresCase: true)
    types.insert(clientName)
    types.insert(module)
    ResourceGroups.settle(&operations)
    for index in operations.indices { operations[index].wrappedList = wrappedList(of: operations[index].operation) }
    let title = ClientTitle.words(of: document.info.title, host: nil).joined()
    let texts = self.texts
    resources = OperationNaming.resources(
      of: operations, client: title, published: configuration.published, scope: &types, into: &bag)
    for resource in resources.indices {
      var seen: Set<String> = []
      for index in resources[resource].operations.indices {
        let operation = resources[resource].operations[index]
        let key = PublishedNames.key(of: operation, isSecond: !seen.insert(operation.identity).inserted)
        let known = configuration.published.arguments[key] ?? [:]
        for place in operation.parameters.indices where !known.isEmpty {
          PublishedStorage.settle(
            &resources[resource].operations[index].parameters[place],
            known[PublishedNames.key(of: operation.parameters[place], in: operation.path)], isText: texts.contains)
        }
        ArgumentOrder.settle(
          &resources[resource].operations[index], known)
      }
    }
  }

  /// The words of the only list in an answer.
  private func wrappedList(of operation: Operation) -> [String] {
    let type: TypeReference? =
      switch operation.result {
      case .content(.json(let type)), .content(.optionalJSON(let type)): type
      default: nil
      }
    guard let id = type?.declared, case .structure(let structure) = lowering.drafts[id.index].declaration.kind,
      !structure.isWrapper
    else { return [] }
    let lists = lists(in: structure)
    if lists.count == 1 { return lists[0] }
    // One level deeper, where looking for pages found it to be a list that comes whole: `{status, meta: {styles}}`.
    guard lists.isEmpty, operation.wholeList != nil else { return [] }
    let inner = structure.properties.compactMap { property in
      property.type.declared.flatMap { id in
        if case .structure(let inner) = lowering.drafts[id.index].declaration.kind {
          self.lists(in: inner)
        } else {
          nil
        }
      }
    }
    guard inner.count == 1, inner[0].count == 1, !inner[0][0].allSatisfy(Vagueness.words.contains) else { return [] }
    return inner[0][0]
  }

  /// The words of the lists that a structure has.
  private func lists(in structure: Structure) -> [[String]] {
    structure.properties.compactMap {
      if case .array = $0.type { WordSplitter.words(of: $0.wireName) } else { nil }
    }
  }

  mutating func nameDeclarations(into bag: inout DiagnosticBag) {
    let order = Dictionary(
      document.components.schemas.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let tree = ScopeTree(lowering.drafts, calls: calls, pages: pages)
    var naming = DeclarationNaming(
      configuration, tree, taken: [clientName, module] + resources.map(\.typeName), renames: lowering.renames)
    let identities = Identities(lowering.drafts, calls: calls.mapValues(\.identity))
    paths = PublishedPaths(
      configuration.published, lowering.drafts, identities, held: held(by: resources.flatMap(\.operations)),
      isReached: isReached
    ) { tree.isLive($0) }
    if let paths { naming.keep(paths, resources: resources.map(\.typeName), into: &bag) }
    naming.run(componentOrder: order, uses: uses, into: &bag)
    for index in lowering.drafts.indices where tree.isLive(index) {
      lowering.drafts[index].declaration.name = naming.names[index]
      lowering.drafts[index].declaration.scope = naming.paths[index].last ?? .module
      lowering.drafts[index].declaration.identities = identities.of(index)
    }
  }

  mutating func nameMembers(into bag: inout DiagnosticBag) {
    let declarations = lowering.drafts.map(\.declaration)
    let texts = self.texts
    let members = PublishedMembers(configuration.published)
    nameProblems(declarations)
    // In scripts without capital letters a member could have the very name of a type, and hide it.
    let caseless = Set(lowering.drafts.map(\.declaration.name).filter(SwiftIdentifier.isCaseless))
    for index in lowering.drafts.indices where !lowering.drafts[index].declaration.usage.isEmpty {
      let published = paths?[index].map { members.of($0) } ?? [:]
      PropertyOrder.settle(&lowering.drafts[index], published)
      PublishedStorage.settle(&lowering.drafts[index], published, isText: texts.contains)
      MemberNaming.run(
        &lowering.drafts[index], published: published, variants: { variantKeys(of: $0, published, declarations) },
        types: caseless, typeNames: { type in type.declared.map { declarations[$0.index].name } }, into: &bag)
    }
    if !caseless.isEmpty { OperationNaming.avoid(caseless, in: &resources) }
  }

  /// Calls each case of the union of all error bodies as its type, with the resource in front where two are called so.
  private mutating func nameProblems(_ declarations: [Declaration]) {
    guard let union = problem.type.declared, problem.alternatives.count > 1 else { return }
    var counts: [[String]: Int] = [:]
    let words = problem.alternatives.map { type -> [String]? in
      guard let id = type.declared, lowering.drafts[id.index].seed.component == nil else { return nil }
      return WordSplitter.words(of: declarations[id.index].name)
    }
    for case let words? in words { counts[words, default: 0] += 1 }
    for (index, words) in words.enumerated() {
      guard let words, let id = problem.alternatives[index].declared else { continue }
      var around: [String] = []
      if counts[words, default: 0] > 1, case .resource(let resource) = declarations[id.index].scope {
        around = Nouns.singular(WordSplitter.words(of: resources[resource].name))
      }
      lowering.drafts[union.index].variantWords[index] = around + words
    }
  }

  /// The keys under which a union's variants were published: by their types' places now, or those that the types had.
  private func variantKeys(
    of union: Union, _ published: [String: PublishedNames.Entry], _ declarations: [Declaration]
  ) -> [String?] {
    guard !published.isEmpty else { return [] }
    let places = published.keys.map { $0.split(separator: PublishedNames.valueMark)[0] }.sorted()
    return PublishedNames.keys(of: union) { type in
      let key = PublishedNames.key(of: type, declarations)
      guard let id = type.declared, let path = paths?[id.index], key.map({ places.contains($0[...]) }) == false else {
        return key
      }
      return places.first { configuration.published.types[String($0)] == path }.map(String.init) ?? key
    }
  }

  /// The enumerations whose values are texts.
  private var texts: Set<DeclarationID> {
    let found = lowering.drafts.indices.filter { index in
      if case .enumeration(let list) = lowering.drafts[index].declaration.kind {
        list.rawType == .string
      } else {
        false
      }
    }
    return Set(found.map(DeclarationID.init))
  }

  /// What names the types of each operation, by its id.
  private var calls: [String: ScopeTree.Call] {
    var calls: [String: ScopeTree.Call] = [:]
    for (index, resource) in resources.enumerated() {
      let words = WordSplitter.words(of: resource.name)
      for operation in resource.operations where calls[operation.id] == nil {
        calls[operation.id] = ScopeTree.Call(
          resource: index, resourceWords: words, words: WordSplitter.words(of: operation.name),
          identity: operation.identity)
      }
    }
    return calls
  }

  /// The operations whose pages a model wraps.
  private var pages: [Int: [String]] {
    var pages: [Int: [String]] = [:]
    for draft in operations {
      if let envelope = draft.envelope { pages[envelope.index, default: []].append(draft.operation.id) }
    }
    return pages
  }

  /// The types that the text of the client and of each resource mentions.
  private var uses: [(scope: DeclarationScope, name: String, types: [TypeReference])] {
    let client = [problem.type] + webhooks.compactMap(\.payload)
    return [(.client, clientName, client)]
      + resources.enumerated().map { index, resource in
        let types = resource.operations.flatMap { operation in
          operation.requestTypes + operation.responseTypes + (operation.pagination.map { [$0.itemType] } ?? [])
        }
        return (.resource(index), resource.typeName, types)
      }
  }
}
