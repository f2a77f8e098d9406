import YAML

/// The `$anchor`s and `$dynamicAnchor`s of a file or of a resource in it, gathered when the first reference asks for one.
struct Anchors {
  struct Place {
    let node: Node
    /// From the root of the file.
    let tokens: [String]
  }

  private var own: [String: Place]?
  private var nested: [String: Place] = [:]

  init() {}

  /// Where an anchor is declared: in the scope itself, else in a resource within it, which is where it was meant to be found by
  /// documents that give schemas an `$id` without thinking of it.
  mutating func place(of name: String, in scope: FileScope) -> Place? {
    if own == nil { gather(scope) }
    return own?[name] ?? nested[name]
  }

  /// Walks all nodes; a stack of its own, because depth is the document's choice.
  private mutating func gather(_ scope: FileScope) {
    var found: [String: Place] = [:]
    var stack = [(place: Place(node: scope.root, tokens: scope.tokens), isOwn: true)]
    var visited: Set<ObjectIdentifier> = []
    while let (place, wasOwn) = stack.popLast() {
      switch place.node.content {
      case .scalar: continue
      case .sequence(let elements):
        for (index, element) in elements.enumerated().reversed() {
          stack.append((Place(node: element, tokens: place.tokens + [String(index)]), wasOwn))
        }
      case .mapping(let mapping):
        guard visited.insert(ObjectIdentifier(place.node)).inserted else { continue }
        let isOwn = wasOwn && scope.scope(at: place.node) === scope
        for name in Self.names(in: mapping) {
          if isOwn {
            if found[name] == nil { found[name] = place }
          } else if nested[name] == nil {
            nested[name] = place
          }
        }
        for entry in mapping.entries.reversed() {
          stack.append((Place(node: entry.value, tokens: place.tokens + [entry.key]), isOwn))
        }
      }
    }
    own = found
  }

  /// The names that a schema gives itself; `$id: "#name"` is how earlier drafts of JSON Schema wrote an anchor.
  private static func names(in mapping: Mapping) -> [String] {
    var names = [mapping["$anchor"], mapping["$dynamicAnchor"]].compactMap { $0?.strictString }
    if let identifier = mapping["$id"]?.strictString, identifier.hasPrefix("#") {
      names.append(String(identifier.dropFirst()))
    }
    return names
  }
}
