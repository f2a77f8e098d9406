/// Finds the declarations that hold each other in place (Tarjan's strongly connected components).
///
/// Iterative, since documents can chain thousands of schemas.
struct Cycles {
  private let edges: [[Int]]
  private var number: [Int]
  private var low: [Int]
  private var isOpen: [Bool]
  private var open: [Int] = []
  private var count = 0
  /// The groups of declarations of which each leads to each other; those that hold themselves among them.
  private(set) var groups: [[Int]] = []

  /// `edges` are the declarations that each one holds.
  init(_ edges: [[Int]]) {
    self.edges = edges
    number = [Int](repeating: -1, count: edges.count)
    low = number
    isOpen = [Bool](repeating: false, count: edges.count)
    for root in edges.indices where number[root] < 0 && !edges[root].isEmpty { walk(from: root) }
  }

  private mutating func walk(from root: Int) {
    var path: [(node: Int, next: Int)] = []
    enter(root)
    path.append((root, 0))
    while let top = path.last {
      guard top.next < edges[top.node].count else {
        path.removeLast()
        if let before = path.last { low[before.node] = min(low[before.node], low[top.node]) }
        if low[top.node] == number[top.node] { close(top.node) }
        continue
      }
      path[path.count - 1].next += 1
      let target = edges[top.node][top.next]
      if number[target] < 0 {
        enter(target)
        path.append((target, 0))
      } else if isOpen[target] {
        low[top.node] = min(low[top.node], number[target])
      }
    }
  }

  private mutating func enter(_ node: Int) {
    number[node] = count
    low[node] = count
    count += 1
    open.append(node)
    isOpen[node] = true
  }

  private mutating func close(_ node: Int) {
    var group: [Int] = []
    while let last = open.popLast() {
      isOpen[last] = false
      group.append(last)
      if last == node { break }
    }
    if group.count > 1 || edges[node].contains(node) { groups.append(group) }
  }
}
