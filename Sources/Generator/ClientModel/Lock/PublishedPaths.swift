/// Under which names declarations were published, nested ones with their owners: `Pet.Status`.
struct PublishedPaths {
  private var paths: [Int: String] = [:]
  /// How many of the places of a declaration were published under its path.
  private var weights: [Int: Int] = [:]

  /// `isMeant` tells which drafts count.
  init(_ published: PublishedNames, _ drafts: [Draft], _ identities: Identities, isMeant: (Int) -> Bool) {
    guard !published.types.isEmpty else { return }
    let all = drafts.indices.map { isMeant($0) ? identities.of($0) : [] }
    for index in drafts.indices {
      guard let path = all[index].lazy.compactMap({ published.types[$0] }).first else { continue }
      paths[index] = path
      weights[index] = all[index].count { published.types[$0] == path }
    }
    findMoved(published, drafts, all, identities)
    findParts(published, drafts, all)
  }

  subscript(index: Int) -> String? { paths[index] }

  func weight(of index: Int) -> Int { weights[index] ?? 0 }

  /// Components that stand where a part of something was published: an inline schema has got a key.
  private mutating func findMoved(
    _ published: PublishedNames, _ drafts: [Draft], _ all: [[String]], _ identities: Identities
  ) {
    let present = Set(all.joined())
    for index in drafts.indices where !all[index].isEmpty {
      guard case .structure(let structure) = drafts[index].declaration.kind, !structure.isWrapper else { continue }
      for property in structure.properties {
        guard let part = property.type.declared?.index, drafts[part].seed.component != nil, paths[part] == nil else {
          continue
        }
        let steps = [property.wireName, property.wireName + "/[]"].map { identities.part($0, of: index) }
        paths[part] = steps.first { published.types[$0] != nil && !present.contains($0) }.flatMap {
          published.types[$0]
        }
      }
    }
  }

  /// Parts of a type that was found in several places. They are known by the first of those, which may be another one by now.
  private mutating func findParts(_ published: PublishedNames, _ drafts: [Draft], _ all: [[String]]) {
    var places: [String: [String]] = [:]
    for (place, path) in published.types { places[path, default: []].append(place) }
    var isKnown = drafts.indices.map { all[$0].isEmpty || paths[$0] != nil }
    func find(_ index: Int) {
      guard !isKnown[index] else { return }
      isKnown[index] = true
      guard drafts[index].seed.component == nil, let owner = drafts[index].seed.owner?.index else { return }
      find(owner)
      guard let path = paths[owner] else { return }
      let parts = (places[path] ?? []).map { $0 + "/" + drafts[index].seed.step }
      paths[index] = parts.sorted().first { published.types[$0] != nil }.flatMap { published.types[$0] }
    }
    for index in drafts.indices { find(index) }
  }
}
