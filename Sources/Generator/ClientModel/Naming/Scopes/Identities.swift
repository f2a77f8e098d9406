/// Writes down what a declaration is by that which does not move, for the lock and for whoever compares two models.
struct Identities {
  private let drafts: [Draft]
  /// Method and path of each operation, by its id.
  private let calls: [String: String]

  init(_ drafts: [Draft], calls: [String: String]) {
    self.drafts = drafts
    self.calls = calls
  }

  /// The identities of a declaration: the place where it was found first, and the others that describe the same.
  func of(_ index: Int) -> [String] {
    let draft = drafts[index]
    if let base = draft.twinOf { return of(base.index).map { $0 + " (request)" } }
    var seen: Set<String> = []
    return ([draft.seed] + draft.sightings).map { identity(of: $0, draft, depth: 0) }.filter {
      seen.insert($0).inserted
    }
  }

  /// What a part of a declaration would be, had it no name of its own.
  func part(_ step: String, of index: Int) -> String {
    identity(of: drafts[index].seed, drafts[index], depth: 1) + "/" + step
  }

  private func identity(of seed: NameSeed, _ draft: Draft, depth: Int) -> String {
    if let component = seed.component {
      return draft.declaration.pointer.hasPrefix("#/") && depth == 0 ? draft.declaration.pointer : "schema \(component)"
    }
    if let owner = seed.owner, depth < 100 {
      let outer = drafts[owner.index]
      return identity(of: outer.seed, outer, depth: depth + 1) + "/" + seed.step
    }
    switch seed.place {
    case .module, .client:
      // A name that was given afterwards is no place.
      return seed.literal.flatMap { seed.step.isEmpty ? $0 : nil } ?? "shared " + seed.step
    case .operation(let id): return (calls[id] ?? id) + " " + seed.step
    }
  }
}
