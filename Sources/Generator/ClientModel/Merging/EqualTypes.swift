/// The merging pass: what is described twice without a name of its own is one type.
///
/// Equal are inline types of the same names, types, nullability and values, however the document words their
/// descriptions. A component is itself and nothing else, but for a `Nullable…` twin: that is the schema beside it, optional.
/// What was published as one type stays one as long as it can be: where it is the same under a key of its own by now, and where
/// an enumeration has got values in one place that it has not in another.
/// What no operation reaches is left alone, so that a schema that nobody uses never moves another's parts.
struct EqualTypes {
  private(set) var drafts: [Draft]
  private let isReached: [Bool]
  /// The draft that stands for each; nil where that is not known yet.
  private var representatives: [Int?]
  private var isOpen: [Bool]
  private var first: [String: Int] = [:]
  /// Components by the words of their names without `nullable`.
  private let plain: [[String]: Int]
  /// The names that were published, and of each the draft that stands for the others.
  private let published: PublishedPaths
  private var leaders: [String: Int] = [:]

  /// `isReached` tells what operations and webhooks mention, by whatever way.
  init(_ drafts: [Draft], isReached: [Bool], published: PublishedPaths) {
    self.drafts = drafts
    self.isReached = isReached
    self.published = published
    representatives = Array(repeating: nil, count: drafts.count)
    isOpen = Array(repeating: false, count: drafts.count)
    var plain: [[String]: Int] = [:]
    for index in drafts.indices where drafts[index].seed.component != nil && plain[drafts[index].seed.words] == nil {
      plain[drafts[index].seed.words] = index
    }
    self.plain = plain
    for index in drafts.indices where isReached[index] {
      guard let path = published[index] else { continue }
      if leaders[path].map({ drafts[$0].seed.component == nil && drafts[index].seed.component != nil }) ?? true {
        leaders[path] = index
      }
    }
  }

  /// Merges what is equal; afterwards `map` says what stands for what.
  mutating func run() {
    // What was published first, so that what is new is found to be the same.
    for index in drafts.indices where isReached[index] && published[index] != nil { _ = representative(of: index) }
    for index in drafts.indices where isReached[index] { _ = representative(of: index) }
    for index in drafts.indices {
      guard let kept = representatives[index], kept != index else { continue }
      absorb(index, into: kept)
    }
    for index in drafts.indices {
      drafts[index].declaration.mapDeclared(map)
      removeEqualVariants(of: index)
      drafts[index].seed = moved(drafts[index].seed)
      drafts[index].sightings = drafts[index].sightings.map(moved)
    }
  }

  /// The declaration that stands for another.
  func map(_ id: DeclarationID) -> DeclarationID { DeclarationID(representatives[id.index] ?? id.index) }

  private func moved(_ seed: NameSeed) -> NameSeed {
    guard let owner = seed.owner else { return seed }
    var seed = seed
    seed.owner = map(owner)
    return seed
  }

  /// What these types mention, by whatever way.
  static func reached(_ drafts: [Draft], _ roots: [TypeReference]) -> [Bool] {
    var isReached = Array(repeating: false, count: drafts.count)
    var pending = roots.compactMap(\.declared)
    while let id = pending.popLast() {
      guard !isReached[id.index] else { continue }
      isReached[id.index] = true
      pending += drafts[id.index].declaration.mentionedTypes.compactMap(\.declared)
    }
    return isReached
  }

  // MARK: What stands for what

  private mutating func representative(of index: Int) -> Int {
    if let known = representatives[index] { return known }
    guard isReached[index], !isOpen[index] else { return index }
    isOpen[index] = true
    defer { isOpen[index] = false }
    let kept = drafts[index].seed.component == nil ? publishedWith(index) ?? firstEqual(to: index) : withoutNull(index)
    representatives[index] = kept
    return kept
  }

  private mutating func firstEqual(to index: Int) -> Int {
    let shape = shape(of: index)
    // What was published as two types stays two.
    let own = published[index].map { shape + " " + $0 } ?? shape
    if let known = first[own] { return known }
    for key in [own, shape] where first[key] == nil { first[key] = index }
    return index
  }

  /// What stands for the type that this one was published as, where the two can still be one.
  private mutating func publishedWith(_ index: Int) -> Int? {
    guard let leader = published[index].flatMap({ leaders[$0] }), leader != index else { return nil }
    let areOne =
      switch (drafts[index].declaration.kind, drafts[leader].declaration.kind) {
      case (.enumeration(let list), .enumeration(let other)): list.rawType == other.rawType
      default: shape(of: index) == shape(of: leader)
      }
    return areOne ? representative(of: leader) : nil
  }

  /// The component that a `Nullable…` twin repeats, or the component itself.
  private mutating func withoutNull(_ index: Int) -> Int {
    let words = drafts[index].seed.words
    guard words.count > 1 else { return index }
    let rest =
      words.first == "nullable"
      ? Array(words.dropFirst()) : words.last == "nullable" ? Array(words.dropLast()) : []
    guard !rest.isEmpty, let other = plain[rest], other != index, shape(of: index) == shape(of: other) else {
      return index
    }
    return representative(of: other)
  }

  private mutating func shape(of index: Int) -> String {
    let mentioned = drafts[index].declaration.mentionedTypes.compactMap(\.declared)
    for id in mentioned where representatives[id.index] == nil { _ = representative(of: id.index) }
    return ModelShape.text(drafts[index], representatives: representatives)
  }

  // MARK: What the one keeps of the others

  private mutating func absorb(_ index: Int, into kept: Int) {
    // A component's name is nobody else's business.
    if drafts[index].seed.component == nil { drafts[kept].sightings.append(drafts[index].seed) }
    drafts[kept].declaration.agree(with: drafts[index].declaration)
  }

  /// Two alternatives that have become one type are one, unless a discriminator tells them apart.
  private mutating func removeEqualVariants(of index: Int) {
    guard case .union(var union) = drafts[index].declaration.kind, drafts[index].discriminator == nil,
      Set(union.variants.map(\.type)).count < union.variants.count
    else { return }
    var seen: Set<TypeReference> = []
    let kept = union.variants.indices.filter { seen.insert(union.variants[$0].type).inserted }
    if drafts[index].variantWords.count == union.variants.count {
      drafts[index].variantWords = kept.map { drafts[index].variantWords[$0] }
    }
    if drafts[index].variantSchemas.count == union.variants.count {
      drafts[index].variantSchemas = kept.map { drafts[index].variantSchemas[$0] }
    }
    if drafts[index].variantTags.count == union.variants.count {
      drafts[index].variantTags = kept.map { drafts[index].variantTags[$0] }
    }
    union.variants = kept.map { union.variants[$0] }
    drafts[index].declaration.kind = .union(union)
  }
}

extension Declaration {
  /// Keeps of what is said of the declaration what another that is merged with it says as well: the rest was about its place.
  fileprivate mutating func agree(with other: Declaration) {
    if documentation != other.documentation {
      let isDeprecated = documentation.isDeprecated && other.documentation.isDeprecated
      documentation = Documentation(isDeprecated: isDeprecated)
    }
    switch (kind, other.kind) {
    case (.enumeration(var list), .enumeration(let other)):
      let known = Set(list.cases.map(\.value))
      list.cases += other.cases.filter { !known.contains($0.value) }
      kind = .enumeration(list)
    case (.structure(var structure), .structure(let other)):
      for (index, property) in other.properties.enumerated() where index < structure.properties.count {
        if structure.properties[index].documentation != property.documentation {
          structure.properties[index].documentation = Documentation(
            isDeprecated: structure.properties[index].documentation.isDeprecated && property.documentation.isDeprecated)
        }
      }
      kind = .structure(structure)
    default: break
    }
  }
}
