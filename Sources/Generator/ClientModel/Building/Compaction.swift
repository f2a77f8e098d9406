/// Leaves out the drafts that nothing reaches, and renumbers the rest.
struct Compaction {
  let declarations: [Declaration]
  private let newIndex: [Int]

  init(_ drafts: [Draft]) {
    var newIndex = [Int](repeating: -1, count: drafts.count)
    var kept: [Declaration] = []
    for index in drafts.indices where !drafts[index].declaration.usage.isEmpty {
      newIndex[index] = kept.count
      kept.append(drafts[index].declaration)
    }
    self.newIndex = newIndex
    for index in kept.indices {
      kept[index].mapDeclared { DeclarationID(max(0, newIndex[$0.index])) }
      if case .declaration(let owner) = kept[index].scope {
        kept[index].scope = .declaration(DeclarationID(max(0, newIndex[owner.index])))
      }
    }
    declarations = kept
  }

  /// Where a draft's declaration stands now.
  func map(_ id: DeclarationID) -> DeclarationID { DeclarationID(max(0, newIndex[id.index])) }
}
