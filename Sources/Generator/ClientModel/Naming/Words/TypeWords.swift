/// Finds the words for a type that has no name of its own: those of its place, or what its places share.
struct TypeWords {
  let tree: ScopeTree

  /// The words that are tried in this order, each with more of where the type was found; `place` is what it will be nested in.
  func candidates(for index: Int, in place: DeclarationScope?) -> [[String]] {
    let seeds = tree.seeds(of: index)
    guard let first = seeds.first else { return [["value"]] }
    let shared = self.shared(seeds)
    var words = shared
    if let own = contents(of: index, seeds) { words = own }
    if first.owner != nil || seeds.count > 1, words.allSatisfy(Vagueness.words.contains), let own = constant(of: index)
    {
      words = own
    }
    if seeds.contains(where: isRelationship) { words = Nouns.singular(words) + ["relationship"] }
    words = withoutOwner(words, first)
    var candidates = [words]
    let isVague = shared.allSatisfy(Vagueness.words.contains)
    if words != shared, !isVague { candidates.append(shared) }
    if let full = element(first) { candidates.append(full) }
    if let around = around(first), around != Array(words.prefix(around.count)) {
      // What it is nested in says the rest: `Response.ResponseData`, where `Data` is Foundation's.
      if let owner = first.owner, place == .declaration(owner), let last = around.last,
        words.first != last
      {
        candidates.append([last] + words)
      }
      candidates.append(around + words)
    }
    if words != shared, isVague { candidates.append(shared) }
    return candidates
  }

  /// Whether something is a member of what JSON:API (1.1 §7.2.2.2) calls `relationships`: it leads to a thing and is none, so that
  /// the thing itself can have its name.
  private func isRelationship(_ seed: NameSeed) -> Bool {
    guard let owner = seed.owner, seed.words != ["data"] else { return false }
    return tree.drafts[owner.index].seed.words.last == "relationships"
  }

  // MARK: Words of one place

  /// What a declaration is called at one place, without what lies around it.
  private func words(_ seed: NameSeed) -> [String] {
    guard seed.owner == nil, case .operation(let id) = seed.place, let call = tree.call(id) else { return seed.words }
    switch seed.role {
    case .name: return seed.words
    case .kind: return call.words + seed.words
    case .element:
      let object = call.words.dropFirst(max(1, Verbs.length(in: call.words)))
      let noun = Array(object.prefix { !Verbs.prepositions.contains($0) })
      return Self.element(of: noun.isEmpty ? call.resourceWords : noun)
    }
  }

  /// An element of a list with what its operation says of it: `stargazer for repo`.
  private func element(_ seed: NameSeed) -> [String]? {
    guard seed.role == .element, seed.owner == nil, case .operation(let id) = seed.place, let call = tree.call(id)
    else { return nil }
    let object = Array(call.words.dropFirst(max(1, Verbs.length(in: call.words))))
    guard let end = object.firstIndex(where: Verbs.prepositions.contains), end > 0 else { return nil }
    return Self.element(of: Array(object[..<end])) + object[end...]
  }

  /// One of several things: the last of the words that stands for several, in the singular, and not what is said of it.
  private static func element(of words: [String]) -> [String] {
    guard let end = words.lastIndex(where: Nouns.isPlural) else { return Nouns.singular(words) }
    return Nouns.singular(Array(words[...end]))
  }

  /// What tells a declaration from another of the same words in its scope.
  private func around(_ seed: NameSeed) -> [String]? {
    if let owner = seed.owner {
      let outer = tree.drafts[owner.index].seed
      return outer.component != nil || outer.role == .name ? outer.words : words(outer)
    }
    guard case .operation(let id) = seed.place, let call = tree.call(id) else { return nil }
    return seed.role == .kind ? Nouns.singular(call.resourceWords) : call.words
  }

  /// The words without those of the owner in front, which its name says already.
  private func withoutOwner(_ words: [String], _ seed: NameSeed) -> [String] {
    guard let owner = seed.owner, tree.seeds(of: owner.index).count == 1 else { return words }
    let outer = tree.drafts[owner.index].seed.words
    guard !outer.isEmpty, words.count > outer.count, words.starts(with: outer) else { return words }
    return Array(words.dropFirst(outer.count))
  }

  // MARK: Words of several places

  /// What the places share: all their words, the last ones, or else the most usual.
  private func shared(_ seeds: [NameSeed]) -> [String] {
    let all = seeds.map(words)
    guard let first = all.first, all.count > 1, Set(all).count > 1 else { return all.first ?? ["value"] }
    var tail: [String] = []
    for (offset, word) in first.reversed().enumerated() {
      guard all.allSatisfy({ $0.count > offset && $0[$0.count - 1 - offset] == word }) else { break }
      tail.insert(word, at: 0)
    }
    if !tail.isEmpty, !tail.allSatisfy({ Vagueness.words.contains($0) || NameSeed.kinds.contains($0) }) { return tail }
    var counts: [[String]: Int] = [:]
    for words in all { counts[words, default: 0] += 1 }
    return all.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? first
  }

  /// What a structure that is called differently everywhere holds: `{id}` is a reference, `{field, label}` is that.
  private func contents(of index: Int, _ seeds: [NameSeed]) -> [String]? {
    guard case .structure(let structure) = tree.drafts[index].declaration.kind, !structure.isWrapper, seeds.count > 1
    else { return nil }
    var counts: [[String]: Int] = [:]
    for seed in seeds { counts[words(seed), default: 0] += 1 }
    let isProblem = seeds.allSatisfy { $0.words.last == "problem" && $0.owner == nil }
    // An error of several statuses is called by none of them.
    guard (counts.values.max() ?? 0) * 2 <= seeds.count || isProblem && counts.count > 1 else { return nil }
    let names = structure.properties.map(\.wireName)
    let kind = Set(seeds.map { $0.role == .kind ? $0.words.last ?? "" : "" })
    let suffix = isProblem ? ["problem"] : kind.count == 1 ? kind.filter { !$0.isEmpty } : []
    if names == ["id"] { return ["reference"] + suffix }
    let words = names.flatMap(WordSplitter.words)
    if isProblem, names.count > 3 || words.count > 5 { return names.prefix(2).flatMap(WordSplitter.words) + suffix }
    return (1...3).contains(names.count) && words.count <= 5 ? words + suffix : nil
  }

  /// The one value of a property that says what a thing is: `{type: "segment", id}` is a reference to a segment.
  private func constant(of index: Int) -> [String]? {
    guard case .structure(let structure) = tree.drafts[index].declaration.kind,
      let position = structure.properties.firstIndex(where: { ["type", "kind", "object"].contains($0.wireName) }),
      case let fact = tree.drafts[index].facts.indices.contains(position) ? tree.drafts[index].facts[position] : nil,
      case .string(let text)? = structure.properties[position].constant ?? fact?.onlyValue,
      case let words = WordSplitter.words(of: text),
      (1...4).contains(words.count)
    else { return nil }
    let isReference = structure.properties.count == 2 && structure.properties.contains { $0.wireName == "id" }
    return Nouns.singular(words) + (isReference ? ["reference"] : [])
  }
}
