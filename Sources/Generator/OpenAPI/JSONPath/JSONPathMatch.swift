import YAML

extension JSONPath {
  /// A selected node and the way to it from the root.
  package final class Match: Sendable {
    enum Step: Sendable {
      case name(String)
      case index(Int)
    }

    package let node: Node
    /// The match that this one is a child of, and the step between them; nil for the root.
    let origin: (parent: Match, step: Step)?

    init(root: Node) {
      node = root
      origin = nil
    }

    init(node: Node, step: Step, below parent: Match) {
      self.node = node
      origin = (parent, step)
    }

    /// The normalized path, as a pointer.
    package var pointer: JSONPointer {
      var tokens: [String] = []
      var match = self
      while let (parent, step) = match.origin {
        switch step {
        case .name(let name): tokens.append(name)
        case .index(let index): tokens.append(String(index))
        }
        match = parent
      }
      return JSONPointer(tokens.reversed())
    }

    /// The members of an object or the elements of an array.
    var children: [Match] {
      switch node.content {
      case .scalar: []
      case .sequence(let elements):
        elements.enumerated().map { Match(node: $1, step: .index($0), below: self) }
      case .mapping(let mapping):
        mapping.entries.map { Match(node: $0.value, step: .name($0.key), below: self) }
      }
    }
  }
}
