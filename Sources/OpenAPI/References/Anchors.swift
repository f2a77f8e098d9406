import YAML

/// The `$anchor`s, `$dynamicAnchor`s and `$id`s of a file, gathered when the first reference asks for one.
struct Anchors {
  struct Place {
    let node: Node
    let tokens: [String]
  }

  private var places: [String: Place]?

  init() {}

  /// Where an anchor or identifier is declared.
  mutating func place(of name: String, in root: Node) -> Place? {
    if places == nil {
      var found: [String: Place] = [:]
      Self.gather(root, [], into: &found)
      places = found
    }
    return places?[name]
  }

  /// Walks all nodes; a stack of its own, because depth is the document's choice.
  private static func gather(_ root: Node, _ tokens: [String], into found: inout [String: Place]) {
    var stack = [Place(node: root, tokens: tokens)]
    var visited: Set<ObjectIdentifier> = []
    while let place = stack.popLast() {
      switch place.node.content {
      case .scalar: continue
      case .sequence(let elements):
        for (index, element) in elements.enumerated().reversed() {
          stack.append(Place(node: element, tokens: place.tokens + [String(index)]))
        }
      case .mapping(let mapping):
        guard visited.insert(ObjectIdentifier(place.node)).inserted else { continue }
        for key in ["$anchor", "$dynamicAnchor", "$id"] {
          if let name = mapping[key]?.strictString, found[name] == nil { found[name] = place }
        }
        for entry in mapping.entries.reversed() {
          stack.append(Place(node: entry.value, tokens: place.tokens + [entry.key]))
        }
      }
    }
  }
}
