import OpenAPI

/// Names resources and their methods: `client.incidents.create`.
struct OperationNaming {
  /// The resources of the drafts, in the order in which they occur.
  static func resources(of drafts: [OperationDraft], scope types: inout NameScope) -> [Resource] {
    var order: [String] = []
    var groups: [String: [OperationDraft]] = [:]
    for draft in drafts {
      let key = SwiftIdentifier.member(draft.groupWords)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(draft)
    }
    var members = NameScope(reserved: ReservedNames.clientMembers)
    return order.map { key in
      let group = groups[key] ?? []
      let words = group.first?.groupWords ?? []
      return Resource(
        typeName: types.take(SwiftIdentifier.type(words) + "Resource"),
        name: members.takeMember(members.isFree(key) ? key : key + "Resource"),
        documentation: Documentation(description: group.lazy.compactMap(\.groupDescription).first),
        operations: operations(of: group))
    }
  }

  /// Names each call by itself, so that a new one renames no other: who comes first keeps a name that two could have.
  private static func operations(of drafts: [OperationDraft]) -> [Operation] {
    var scope = NameScope(reserved: ReservedNames.resourceMembers)
    var operations = drafts.map(\.operation)
    // Pinned names first: what the document says outright is never numbered.
    for index in drafts.indices {
      if let pinned = drafts[index].pinnedName {
        operations[index].name = scope.takeMember(SwiftIdentifier.member(of: pinned))
      }
    }
    for index in drafts.indices where operations[index].name.isEmpty {
      let words = drafts[index].callWords.first { scope.isFree(name($0)) }
      operations[index].name = scope.takeMember(name(words))
    }
    return operations
  }

  private static func name(_ words: [String]) -> String {
    let name = SwiftIdentifier.member(words)
    // `init` could only be called between backticks.
    return name == "init" ? "initialize" : ReservedNames.renamed[name] ?? name
  }
}

extension OperationDraft {
  /// What the names of the call and of its models are made of.
  var callWords: CallWords {
    CallWords(id: idWords, resource: groupWords, method: operation.method, givesList: operation.givesList)
  }
}

extension Operation {
  /// Whether the answer is a list of things, in pages or at once.
  fileprivate var givesList: Bool {
    switch result {
    case .paged, .content(.json(.array)), .content(.optionalJSON(.array)): true
    default: false
    }
  }
}
