import Diagnostics
import OpenAPI

/// Names resources and their methods: `client.incidents.create`.
struct OperationNaming {
  /// The resources of the drafts, in the order in which they occur; what was published stays where it was.
  static func resources(
    of drafts: [OperationDraft], client: String, published: PublishedNames, scope types: inout NameScope,
    into bag: inout DiagnosticBag
  ) -> [Resource] {
    let calls = PublishedCalls(published, drafts)
    let drafts = CallPlaces.withoutFront(drafts)
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
        operations: operations(of: group, client: client, into: &bag))
    }
  }

  /// Names each call by itself, so that a new one renames no other: who comes first keeps a name that two could have.
  private static func operations(
    of group: [(draft: OperationDraft, published: String?)], client: String, into bag: inout DiagnosticBag
  ) -> [Operation] {
    let drafts = group.map(\.draft)
    var scope = NameScope(reserved: ReservedNames.resourceMembers)
    var operations = drafts.map(\.operation)
    let places = CallPlaces(drafts, client: client).places
    let kept = kept(drafts, places)
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
        !drafts[index].isFirst && index > 0
        ? form(
          drafts[index], of: operations[drafts[..<index].lastIndex(where: \.isFirst) ?? index - 1].name, places[index])
        : name(
          words(of: drafts[index], places[index], keeping: kept[index]) {
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

  /// What a call is named in another form: that form's words behind its name, as much of it as there is room for.
  private static func form(_ draft: OperationDraft, of name: String, _ place: CallPlace) -> String {
    let name = name.filter { $0 != "`" }
    let suffix = draft.formWords.map(SwiftIdentifier.capitalised).joined()
    let limit = NameLength.longest - suffix.count
    guard name.count > limit else { return name + suffix }
    let shorter = CallRules.shortened(WordSplitter.words(of: name), place, to: limit).first
    return (shorter.map(Self.name) ?? name) + suffix
  }

  /// What each call has to keep so that no other is called alike.
  private static func kept(_ drafts: [OperationDraft], _ places: [CallPlace]) -> [CallRules.Kept] {
    var kept = drafts.map { _ in CallRules.Kept.nothing }
    for next in CallRules.Kept.allCases.dropFirst() {
      let short = drafts.indices.map { words(of: drafts[$0], places[$0], keeping: kept[$0]) { _ in true } }
      var counts: [[String]: Int] = [:]
      for (index, words) in short.enumerated() where drafts[index].isFirst {
        counts[words, default: 0] += 1
      }
      for index in drafts.indices where counts[short[index], default: 0] > 1 { kept[index] = next }
    }
    return kept
  }

  private static let methods: [HTTPMethod] = [.get, .put, .post, .delete, .options, .head, .patch, .trace, .query]

  /// The shortest words that are free: by the rules, else the id's own.
  private static func words(
    of draft: OperationDraft, _ place: CallPlace, keeping kept: CallRules.Kept, where isFree: ([String]) -> Bool
  ) -> [String] {
    let plain = draft.words.plain
    var ruled = draft.words
    ruled.id = CallRules.apply(plain.words, place, keeping: kept)
    ruled.known = (plain.isNamespaced, plain.isTurned)
    for known in [ruled, draft.words] {
      let words = known.first(where: isFree)
      if SwiftIdentifier.member(words).count > NameLength.longest,
        let shorter = CallRules.shortened(words, place).first(where: isFree)
      {
        return shorter
      }
      if isFree(words) { return words }
    }
    let method = draft.operation.method
    // A method and a path are never shared, and say more than a number.
    guard let verb = methods.first(where: { $0.description == method }) else { return draft.idWords }
    let path = PathWords(draft.operation.path, verb)
    if isFree(path.name) { return path.name }
    let variable = path.lastVariable
    let short = ruled.first { _ in true }
    for words in [short, path.name] where !variable.isEmpty && isFree(words + ["by"] + variable) {
      return words + ["by"] + variable
    }
    return draft.idWords
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

extension OperationDraft {
  /// The words that the call is made of.
  var words: CallWords {
    CallWords(id: idWords, resource: groupWords, method: operation.method, givesList: operation.givesList)
  }
}

extension Operation {
  /// Whether the answer is a list of things, in pages or at once.
  var givesList: Bool {
    switch result {
    case .paged, .content(.json(.array)), .content(.json(.optional(.array))), .content(.optionalJSON(.array)): true
    default: false
    }
  }
}
