import Diagnostics
import OpenAPI

/// Names resources and their methods: `client.incidents.create`.
struct OperationNaming {
  /// The resources of the drafts, in the order in which they occur; what was published stays where it was.
  static func resources(
    of drafts: [OperationDraft], published: PublishedNames, scope types: inout NameScope, into bag: inout DiagnosticBag
  ) -> [Resource] {
    let calls = PublishedCalls(published, drafts)
    var order: [String] = []
    var groups: [String: [(draft: OperationDraft, published: String?)]] = [:]
    for (index, draft) in drafts.enumerated() {
      let key = calls.resources[index] ?? SwiftIdentifier.member(draft.groupWords)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((draft, calls.methods[index]))
    }
    var members = NameScope(reserved: ReservedNames.clientMembers)
    var kept: [String: (name: String, typeName: String)] = [:]
    for key in order {
      if let type = published.resources[key] { kept[key] = (members.takeMember(key), types.take(type)) }
    }
    return order.map { key in
      let group = groups[key] ?? []
      let words = group.first?.draft.groupWords ?? []
      return Resource(
        typeName: kept[key]?.typeName ?? types.take(SwiftIdentifier.type(words) + "Resource"),
        name: kept[key]?.name ?? members.takeMember(members.isFree(key) ? key : key + "Resource"),
        documentation: Documentation(description: group.lazy.compactMap(\.draft.groupDescription).first),
        operations: operations(of: group, into: &bag))
    }
  }

  /// Names each call by itself, so that a new one renames no other: who comes first keeps a name that two could have.
  private static func operations(
    of group: [(draft: OperationDraft, published: String?)], into bag: inout DiagnosticBag
  ) -> [Operation] {
    let drafts = group.map(\.draft)
    var scope = NameScope(reserved: ReservedNames.resourceMembers)
    var operations = drafts.map(\.operation)
    let places = CallPlaces(drafts).places
    let short = drafts.indices.map { words(of: drafts[$0], places[$0], keepsParents: false) { _ in true } }
    let counts = Dictionary(short.map { ($0, 1) }, uniquingKeysWith: +)
    // Pinned names first: what the document says outright is never numbered.
    for index in drafts.indices {
      if let pinned = drafts[index].pinnedName {
        operations[index].name = scope.takeMember(SwiftIdentifier.member(of: pinned))
      }
    }
    for index in drafts.indices where operations[index].name.isEmpty {
      if let name = group[index].published { operations[index].name = scope.takeMember(name) }
    }
    for index in drafts.indices where operations[index].name.isEmpty {
      let wanted =
        drafts[index].isStreamOfPrevious && index > 0
        ? operations[index - 1].name.filter { $0 != "`" } + "Stream"
        : name(
          words(of: drafts[index], places[index], keepsParents: counts[short[index], default: 0] > 1) {
            scope.isFree(name($0))
          })
      let isFree = scope.isFree(wanted)
      operations[index].name = scope.takeMember(wanted)
      guard !isFree else { continue }
      bag.report(
        .nameCollision,
        "the operation `\(operations[index].id)` is called `\(operations[index].name)`, since another is `\(wanted)`",
        at: operations[index].location, help: "choose another with `x-clientsmith-name`")
    }
    return operations
  }

  private static let methods: [HTTPMethod] = [.get, .put, .post, .delete, .options, .head, .patch, .trace, .query]

  /// The shortest words that are free: by the rules, else the id's own.
  private static func words(
    of draft: OperationDraft, _ place: CallPlace, keepsParents: Bool, where isFree: ([String]) -> Bool
  ) -> [String] {
    let method = draft.operation.method
    let ruled = CallRules.apply(draft.idWords, place, keepsParents: keepsParents)
    for id in [ruled, draft.idWords] {
      let words = CallWords(
        id: id, resource: draft.groupWords, method: method, givesList: draft.operation.givesList
      ).first(where: isFree)
      if SwiftIdentifier.member(words).count > NameLength.longest,
        let shorter = CallRules.shortened(words, place).first(where: isFree)
      {
        return shorter
      }
      if isFree(words) { return words }
    }
    // A method and a path are never shared, and say more than a number.
    guard let verb = methods.first(where: { $0.description == method }),
      case let path = PathWords(draft.operation.path, verb).name, isFree(path)
    else {
      return draft.idWords
    }
    return path
  }

  /// Gives calls that are called like a type another name.
  static func avoid(_ types: Set<String>, in resources: inout [Resource]) {
    for resource in resources.indices {
      var scope = NameScope(reserved: ReservedNames.resourceMembers, and: types)
      for operation in resources[resource].operations { scope.insert(operation.name) }
      for operation in resources[resource].operations.indices {
        let name = resources[resource].operations[operation].name
        if types.contains(name) { resources[resource].operations[operation].name = scope.takeMember(name) }
      }
    }
  }

  private static func name(_ words: [String]) -> String {
    let name = SwiftIdentifier.member(words)
    // `init` could only be called between backticks.
    return name == "init" ? "initialize" : ReservedNames.renamed[name] ?? name
  }
}

extension Operation {
  /// Whether the answer is a list of things, in pages or at once.
  var givesList: Bool {
    switch result {
    case .paged, .content(.json(.array)), .content(.optionalJSON(.array)): true
    default: false
    }
  }
}
