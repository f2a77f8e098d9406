/// Where each declaration lies: in what it is a part of, so that a name depends on its place only.
///
/// client → resource → operation → argument; component → property. Components stand beside the client and nothing else does,
/// so that no schema can take the name of another's part. What is described in several places lies in what they share.
struct ScopeTree {
  /// What an operation's types are named by.
  struct Call {
    var resource: Int
    var resourceWords: [String]
    /// The method's words.
    var words: [String]
    /// What stands for the method and path where the document moves.
    var identity: String
  }

  let drafts: [Draft]
  private let calls: [String: Call]
  /// The operations whose pages a model wraps that no caller sees, by the model.
  private let pages: [Int: [String]]
  private var paths: [[DeclarationScope]?]
  private var isOpen: [Bool]

  init(_ drafts: [Draft], calls: [String: Call], pages: [Int: [String]]) {
    self.drafts = drafts
    self.calls = calls
    self.pages = pages
    paths = Array(repeating: nil, count: drafts.count)
    isOpen = Array(repeating: false, count: drafts.count)
  }

  func isLive(_ index: Int) -> Bool { !drafts[index].declaration.usage.isEmpty }

  /// The call of an operation.
  func call(_ id: String) -> Call? { calls[id] }

  // MARK: Places

  /// The types around a declaration, from the outermost to the one it lies in; none beside the client.
  mutating func path(of index: Int) -> [DeclarationScope] {
    if let known = paths[index] { return known }
    guard !isOpen[index] else { return [.client] }
    isOpen[index] = true
    defer { isOpen[index] = false }
    let path = findPath(of: index)
    paths[index] = path
    return path
  }

  private mutating func findPath(of index: Int) -> [DeclarationScope] {
    if let base = drafts[index].twinOf { return path(of: base.index) }
    guard drafts[index].seed.component == nil, drafts[index].seed.literal == nil else { return [] }
    var common: [DeclarationScope]?
    for seed in seeds(of: index) {
      let path = path(around: seed)
      common = common.map { zip($0, path).prefix { $0 == $1 }.map(\.0) } ?? path
      if common?.isEmpty == true, !path.isEmpty { return [.client] }
    }
    guard let common else { return [.client] }
    let isBesideClient = common.isEmpty && seeds(of: index).contains { $0.place != .module || $0.owner != nil }
    return isBesideClient ? [.client] : common
  }

  private mutating func path(around seed: NameSeed) -> [DeclarationScope] {
    if let owner = seed.owner {
      let path = path(of: owner.index)
      return isLive(owner.index) ? path + [.declaration(owner)] : path.isEmpty ? [.client] : path
    }
    switch seed.place {
    case .module: return []
    case .client: return [.client]
    case .operation(let id): return [calls[id].map { .resource($0.resource) } ?? .client]
    }
  }

  // MARK: Sightings

  /// Where a declaration was found, as far as a caller can see it.
  func seeds(of index: Int) -> [NameSeed] {
    let all = ([drafts[index].seed] + drafts[index].sightings).flatMap(resolved)
    let seen = all.filter { seed in seed.owner.map { isLive($0.index) } ?? true }
    return seen.isEmpty ? all : seen
  }

  /// What was found in something that no type is made of belongs to what that is found in.
  private func resolved(_ seed: NameSeed) -> [NameSeed] {
    var seed = seed
    for _ in 0..<100 {
      guard let owner = seed.owner, !isLive(owner.index) else { break }
      if let operations = pages[owner.index] { return operations.map { onPage(of: $0, seed) } }
      let outer = drafts[owner.index].seed
      guard outer.component == nil else {
        seed = .shared(outer.words + seed.words)
        break
      }
      var moved = outer
      moved.words =
        seed.step.hasPrefix("option-") ? outer.words : outer.role == .kind ? seed.words : outer.words + seed.words
      moved.role = .name
      moved.step = outer.step + "/" + seed.step
      seed = moved
    }
    return [seed]
  }

  /// An item of a list that is walked: by its own name where that says more than `item` and `data`.
  private func onPage(of id: String, _ seed: NameSeed) -> NameSeed {
    let isVague = seed.words.allSatisfy(Vagueness.words.contains)
    return .operation(id, seed.words, role: isVague ? .element : .name, step: "response/" + seed.step)
  }
}
