import YAML

extension JSONPath {
  /// The nodes that the query selects, in the order in which RFC 9535 produces them; a node may come more than once.
  package func select(in root: Node) -> [Match] {
    Evaluator(root: root).select(query, from: Match(root: root))
  }

  /// Evaluates queries against one document.
  struct Evaluator {
    let root: Node

    func select(_ query: Query, from current: Match) -> [Match] {
      var matches = [query.startsAtRoot ? Match(root: root) : current]
      for segment in query.segments {
        var next: [Match] = []
        for match in matches { apply(segment, to: match, into: &next) }
        matches = next
      }
      return matches
    }

    /// The one node of a singular query, or nil: no matches need to be made for it.
    func node(of query: Query, from current: Node) -> Node? {
      var node = query.startsAtRoot ? root : current
      for segment in query.segments {
        switch segment.selectors[0] {
        case .name(let name):
          guard let child = node[name] else { return nil }
          node = child
        case .index(let index):
          guard let elements = node.elements, let child = node[index < 0 ? elements.count + index : index] else {
            return nil
          }
          node = child
        case .wildcard, .slice, .filter: return nil
        }
      }
      return node
    }

    private func apply(_ segment: Segment, to match: Match, into result: inout [Match]) {
      for selector in segment.selectors { apply(selector, to: match, into: &result) }
      guard segment.isDescendant else { return }
      for child in match.children { apply(segment, to: child, into: &result) }
    }

    private func apply(_ selector: Selector, to match: Match, into result: inout [Match]) {
      switch selector {
      case .name(let name):
        if let child = match.node[name] { result.append(Match(node: child, step: .name(name), below: match)) }
      case .wildcard: result += match.children
      case .index(let index):
        guard let elements = match.node.elements else { return }
        let position = index < 0 ? elements.count + index : index
        if elements.indices.contains(position) {
          result.append(Match(node: elements[position], step: .index(position), below: match))
        }
      case .slice(let start, let end, let step):
        guard let elements = match.node.elements else { return }
        for position in Self.positions(start, end, step, elements.count) {
          result.append(Match(node: elements[position], step: .index(position), below: match))
        }
      case .filter(let condition):
        for child in match.children where holds(condition, for: child) { result.append(child) }
      }
    }

    /// The indices of a slice (section 2.3.4.2.2); a step of 0 selects nothing.
    private static func positions(_ start: Int?, _ end: Int?, _ step: Int, _ count: Int) -> [Int] {
      func normal(_ index: Int) -> Int { index >= 0 ? index : count + index }
      if step > 0 {
        let lower = min(max(normal(start ?? 0), 0), count)
        let upper = min(max(normal(end ?? count), 0), count)
        return Array(stride(from: lower, to: upper, by: min(step, count + 1)))
      }
      guard step < 0 else { return [] }
      let upper = min(max(normal(start ?? count - 1), -1), count - 1)
      let lower = min(max(end.map(normal) ?? -1, -1), count - 1)
      return Array(stride(from: upper, to: lower, by: max(step, -count - 1)))
    }
  }
}
