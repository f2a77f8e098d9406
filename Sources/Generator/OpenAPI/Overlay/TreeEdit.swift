import YAML

/// Changes some nodes of a tree: everything off their ways is shared with the tree as it was.
struct TreeEdit {
  /// The steps that lead to nodes to change.
  private final class Branch {
    var isTarget = false
    var children: [String: Branch] = [:]
  }

  private let top = Branch()

  init(_ pointers: [JSONPointer]) {
    for pointer in pointers {
      var branch = top
      for token in pointer.tokens {
        let next = branch.children[token] ?? Branch()
        branch.children[token] = next
        branch = next
      }
      branch.isTarget = true
    }
  }

  /// The tree with each of the nodes replaced, inner ones first; a node for which `change` gives nil is taken out.
  func applied(to root: Node, _ change: (Node) -> Node?) -> Node? {
    apply(top, root, change)
  }

  private func apply(_ branch: Branch, _ node: Node, _ change: (Node) -> Node?) -> Node? {
    let edited = branch.children.isEmpty ? node : editChildren(branch, node, change)
    return branch.isTarget ? change(edited) : edited
  }

  private func editChildren(_ branch: Branch, _ node: Node, _ change: (Node) -> Node?) -> Node {
    switch node.content {
    case .scalar: return node
    case .sequence(let elements):
      let edited = elements.enumerated().compactMap { index, element in
        branch.children[String(index)].map { apply($0, element, change) } ?? element
      }
      return Node(sequence: edited, at: node)
    case .mapping(let mapping):
      let edited = mapping.entries.compactMap { entry in
        guard let child = branch.children[entry.key] else { return entry }
        return apply(child, entry.value, change).map { entry.with(value: $0) }
      }
      return Node(mapping: edited, at: node)
    }
  }
}
