/// Under which names declarations were published, nested ones with their owners: `Pet.Status`.
///
/// A declaration is known by its place in the document. One that was not there before is known by who holds it: where a caller
/// held a `Pet`, and the schema there has got another key, or one at all, or has lost it, it is the `Pet` as long as it has all
/// the members of one.
struct PublishedPaths {
  private var paths: [Int: String] = [:]
  /// How many of the places of a declaration were published under its path; none where no caller meets it.
  private var weights: [Int: Int] = [:]
  private let published: PublishedNames
  private let members: PublishedMembers
  private let drafts: [Draft]
  private let isMeant: [Bool]

  /// A type where the text of another was published (`PublishedStorage`).
  typealias Holding = (storage: String, type: TypeReference)

  /// `held` is what calls take and give; `isMeant` tells which drafts count, `isReached` which of them a caller meets.
  init(
    _ published: PublishedNames, _ drafts: [Draft], _ identities: Identities, held: [Holding], isReached: [Bool],
    isMeant: (Int) -> Bool
  ) {
    self.published = published
    self.drafts = drafts
    members = PublishedMembers(published)
    self.isMeant = published.types.isEmpty ? [] : drafts.indices.map(isMeant)
    for index in self.isMeant.indices where self.isMeant[index] {
      let places = identities.of(index)
      guard let path = places.lazy.compactMap({ published.types[$0] }).first else { continue }
      paths[index] = path
      if isReached[index] { weights[index] = places.count { published.types[$0] == path } }
    }
    guard !self.isMeant.isEmpty else { return }
    findParts()
    findHeld(held)
    findParts()
  }

  subscript(index: Int) -> String? { paths[index] }

  func weight(of index: Int) -> Int { weights[index] ?? 0 }

  // MARK: Parts

  /// Parts of a type that was found in several places. They are known by the first of those, which may be another one by now.
  private mutating func findParts() {
    var places: [String: [String]] = [:]
    for (place, path) in published.types { places[path, default: []].append(place) }
    var isKnown = isMeant.indices.map { !isMeant[$0] || paths[$0] != nil }
    func find(_ index: Int) {
      guard !isKnown[index] else { return }
      isKnown[index] = true
      guard drafts[index].seed.component == nil, let owner = drafts[index].seed.owner?.index else { return }
      find(owner)
      guard let path = paths[owner] else { return }
      let parts = (places[path] ?? []).map { $0 + "/" + drafts[index].seed.step }
      paths[index] = parts.sorted().first { published.types[$0] != nil }.flatMap { published.types[$0] }
    }
    for index in isMeant.indices { find(index) }
  }

  // MARK: Who holds what

  private mutating func findHeld(_ held: [Holding]) {
    var inline: Set<String> = []
    var components: Set<String> = []
    for (index, path) in paths {
      if drafts[index].seed.component == nil { inline.insert(path) } else { components.insert(path) }
    }
    var pending = paths.keys.sorted()
    func follow(_ holding: Holding) {
      guard let (path, id) = PublishedStorage.held(holding.storage, holding.type), isMeant[id.index],
        paths[id.index] == nil, !components.contains(path)
      else { return }
      // A schema with a key may be one of the inline ones of that name; another inline one is merged with those or is not the same.
      let hasKey = drafts[id.index].seed.component != nil
      guard hasKey || !inline.contains(path), hasAll(members.of(path), id.index) else { return }
      if hasKey { components.insert(path) } else { inline.insert(path) }
      paths[id.index] = path
      pending.append(id.index)
    }
    for holding in held { follow(holding) }
    while let index = pending.popLast() {
      let known = paths[index].map { members.of($0) } ?? [:]
      switch drafts[index].declaration.kind {
      case .structure(let structure) where !structure.isWrapper:
        for property in structure.properties {
          if let storage = known[property.wireName]?.storage { follow((storage, property.type)) }
        }
      case .multipart(let form):
        for part in form.parts {
          if let storage = known[part.wireName]?.storage, let type = part.kind.type { follow((storage, type)) }
        }
      case .union(let union) where known.count == union.variants.count:
        for (place, entry) in known.sorted(by: { $0.key < $1.key })
        where union.variants.indices.contains(entry.position) {
          if let path = published.types[place] { follow(("=" + path, union.variants[entry.position].type)) }
        }
      default: break
      }
    }
  }

  /// Whether whoever used these members finds them here.
  private func hasAll(_ members: [String: PublishedNames.Entry], _ index: Int) -> Bool {
    let found: Set<String> =
      switch drafts[index].declaration.kind {
      case .structure(let structure): structure.isWrapper ? [] : Set(structure.properties.map(\.wireName))
      case .enumeration(let list): Set(list.cases.map(\.value.text))
      case .multipart(let form): Set(form.parts.map(\.wireName))
      case .union(let union): union.variants.count == members.count ? Set(members.keys) : []
      case .responses, .bodies: []
      }
    return !members.isEmpty && members.keys.allSatisfy(found.contains)
  }
}
