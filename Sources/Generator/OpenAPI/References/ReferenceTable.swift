import YAML

/// The references of one kind: equal texts in one file are one entry, resolved once.
final class ReferenceTable<Target: Referenceable> {
  /// A reference as it was first met.
  struct Use {
    let text: String
    let node: Node
    let scope: FileScope
  }

  /// How far a reference has been followed.
  enum State {
    case open, onChain, settled
  }

  private(set) var uses: [Use] = []
  var states: [State] = []
  var targets: [Target?] = []
  /// How many of the uses have been looked at.
  var resolvedCount = 0
  /// What was read at a place, so that two texts for one place give one object.
  var objectsByPlace: [ReferencePlace: Referenced<Target>] = [:]
  private var indices: [[String: Int]] = []

  var hasPending: Bool { resolvedCount < uses.count }

  /// The index of a reference's text in a file.
  func index(of text: String, node: Node, scope: FileScope) -> Int {
    while indices.count <= scope.number { indices.append([:]) }
    if let known = indices[scope.number][text] { return known }
    let index = add(text, node: node, scope: scope)
    indices[scope.number][text] = index
    return index
  }

  /// The index of a reference that shares its target with no other, even one of the same text.
  func add(_ text: String, node: Node, scope: FileScope) -> Int {
    uses.append(Use(text: text, node: node, scope: scope))
    states.append(.open)
    targets.append(nil)
    return uses.count - 1
  }

  /// Adds a reference whose target is found already, or will be told.
  func addSettled(_ target: Target?, text: String, node: Node, scope: FileScope) -> Int {
    let index = add(text, node: node, scope: scope)
    states[index] = .settled
    targets[index] = target
    return index
  }
}

/// Where a reference leads: a file and the tokens of a pointer in it.
struct ReferencePlace: Hashable {
  let file: Int
  let tokens: [String]
}
