/// Breaks the cycles of models that would contain themselves, by boxing one edge of each.
///
/// An array or dictionary already breaks a cycle. Each group of models that hold each other is entered at the one that stands
/// first in the document and walked in the order of properties, so that the property that closes the cycle is boxed: on every
/// run, and whatever else there is. Iterative, since documents can chain thousands of schemas.
struct RecursionPass {
  private enum Mark { case new, open, done }

  /// Marks the properties and variants to be boxed.
  static func run(_ drafts: inout [Draft]) {
    let held = drafts.indices.map { edges(of: $0, drafts) }
    for group in Cycles(held.map { $0.map(\.target) }).groups {
      guard let root = group.min(by: { isBefore($0, $1, drafts) }) else { continue }
      let members = Set(group)
      var marks: [Int: Mark] = [root: .open]
      var stack: [(node: Int, next: Int)] = [(root, 0)]
      while let top = stack.last {
        guard top.next < held[top.node].count else {
          marks[top.node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let edge = held[top.node][top.next]
        guard members.contains(edge.target) else { continue }
        switch marks[edge.target] ?? .new {
        case .open: box(member: edge.member, of: top.node, &drafts)
        case .new:
          marks[edge.target] = .open
          stack.append((edge.target, 0))
        case .done: break
        }
      }
    }
  }

  /// Whether a declaration's schema stands before another's.
  private static func isBefore(_ left: Int, _ right: Int, _ drafts: [Draft]) -> Bool {
    func key(_ index: Int) -> (String, Int, Int, Int) {
      guard let location = drafts[index].declaration.location else { return ("", Int.max, 0, index) }
      return (location.file, location.line, location.column, index)
    }
    return key(left) < key(right)
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
