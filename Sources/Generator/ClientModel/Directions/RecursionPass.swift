/// Breaks the cycles of models that would contain themselves, by boxing one edge of each.
///
/// An array or dictionary already breaks a cycle. Edges are followed in document order, so that the same edge is boxed on
/// every run and adding an unrelated schema moves nothing. Iterative, since documents can chain thousands of schemas.
struct RecursionPass {
  private enum Mark { case new, open, done }

  /// Marks the properties and variants to be boxed.
  static func run(_ drafts: inout [Draft]) {
    var marks = [Mark](repeating: .new, count: drafts.count)
    for root in drafts.indices where marks[root] == .new {
      var stack: [(node: Int, edges: [(member: Int, target: Int)], next: Int)] = [(root, edges(of: root, drafts), 0)]
      marks[root] = .open
      while let top = stack.last {
        guard top.next < top.edges.count else {
          marks[top.node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = top.edges[top.next]
        switch marks[edge.target] {
        case .open: box(member: edge.member, of: top.node, &drafts)
        case .new:
          marks[edge.target] = .open
          stack.append((edge.target, edges(of: edge.target, drafts), 0))
        case .done: break
        }
      }
    }
  }

  private static func edges(of index: Int, _ drafts: [Draft]) -> [(member: Int, target: Int)] {
    let types: [TypeReference]
    switch drafts[index].declaration.kind {
    case .structure(let structure): types = structure.properties.map(\.type)
    case .union(let union): types = union.variants.map(\.type)
    default: types = []
    }
    return types.enumerated().compactMap { member, type in type.held.map { (member, $0.index) } }
  }

  private static func box(member: Int, of index: Int, _ drafts: inout [Draft]) {
    switch drafts[index].declaration.kind {
    case .structure(var structure):
      structure.properties[member].isIndirect = true
      drafts[index].declaration.kind = .structure(structure)
    case .union(var union):
      union.variants[member].isIndirect = true
      drafts[index].declaration.kind = .union(union)
    default: break
    }
  }
}
