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
        typeName: types.take(SwiftIdentifier.type(words) + "Resource"), name: members.takeMember(key),
        documentation: Documentation(description: group.lazy.compactMap(\.groupDescription).first),
        operations: operations(of: group, resource: words))
    }
  }

  private static func operations(of drafts: [OperationDraft], resource: [String]) -> [Operation] {
    var scope = NameScope(reserved: ReservedNames.resourceMembers)
    var operations = drafts.map(\.operation)
    // Pinned names first: what the document says outright is never numbered.
    for index in drafts.indices {
      if let pinned = drafts[index].pinnedName {
        operations[index].name = scope.takeMember(SwiftIdentifier.member(of: pinned))
      }
    }
    let short = drafts.map { shortened($0.idWords, resource) }
    var counts: [[String]: Int] = [:]
    for words in short { counts[words, default: 0] += 1 }
    for index in drafts.indices where operations[index].name.isEmpty {
      let full = SwiftIdentifier.member(drafts[index].idWords)
      let isShared = (counts[short[index]] ?? 0) > 1 && short[index] != drafts[index].idWords
      let preferred = isShared ? full : SwiftIdentifier.member(short[index])
      let name = scope.isFree(ReservedNames.renamed[preferred] ?? preferred) ? preferred : full
      operations[index].name = scope.takeMember(name)
    }
    return operations
  }

  /// An id's words without those that only repeat the resource: `listIncidents` in `incidents` is `list`.
  static func shortened(_ words: [String], _ resource: [String]) -> [String] {
    let wanted = resource.map(stem)
    let stems = words.map(stem)
    guard !wanted.isEmpty, words.count > wanted.count else { return words }
    for start in 0...(words.count - wanted.count) where Array(stems[start..<start + wanted.count]) == wanted {
      let rest = Array(words[..<start] + words[(start + wanted.count)...])
      // What is left must still say what is done.
      guard let first = rest.first, !["by", "for", "of", "in", "to", "from", "with", "and"].contains(first) else {
        return words
      }
      return rest
    }
    return words
  }

  /// A word without its plural ending.
  private static func stem(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), word.count > 3 { return String(word.dropLast()) }
    return word
  }
}
