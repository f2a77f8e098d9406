/// The shortest edit from one list of lines to another (Myers, "An O(ND) Difference Algorithm", 1986).
struct LineDiff {
  /// A run of old lines that a run of new ones takes the place of.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  let changes: [Change]

  /// Past this many differing lines the search would take long and its result would help nobody.
  private static let limit = 500

  init(_ old: [Substring], _ new: [Substring]) {
    var prefix = 0
    while prefix < min(old.count, new.count), old[prefix] == new[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < min(old.count, new.count) - prefix, old[old.count - 1 - suffix] == new[new.count - 1 - suffix] {
      suffix += 1
    }
    let left = Array(old[prefix..<(old.count - suffix)])
    let right = Array(new[prefix..<(new.count - suffix)])
    let whole = [Change(old: 0..<left.count, new: 0..<right.count)]
    let found = left.isEmpty && right.isEmpty ? [] : Self.search(left, right) ?? whole
    changes = found.map { change in
      Change(
        old: (change.old.lowerBound + prefix)..<(change.old.upperBound + prefix),
        new: (change.new.lowerBound + prefix)..<(change.new.upperBound + prefix))
    }
  }

  /// The furthest-reaching paths by number of edits, until one meets the end; nil past the limit.
  private static func search(_ old: [Substring], _ new: [Substring]) -> [Change]? {
    let bound = min(old.count + new.count, limit)
    var reach = [Int: Int]()
    reach[1] = 0
    var history: [[Int: Int]] = []
    for edits in 0...bound {
      history.append(reach)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        var x = start(of: diagonal, edits, reach)
        var y = x - diagonal
        while x < old.count, y < new.count, old[x] == new[y] {
          x += 1
          y += 1
        }
        reach[diagonal] = x
        if x >= old.count, y >= new.count { return backtrack(history, x: old.count, y: new.count) }
      }
    }
    return nil
  }

  private static func start(of diagonal: Int, _ edits: Int, _ reach: [Int: Int]) -> Int {
    let below = reach[diagonal - 1] ?? -1
    let above = reach[diagonal + 1] ?? -1
    return diagonal == -edits || (diagonal != edits && below < above) ? above : below + 1
  }

  /// Walks back over the steps, and joins neighbouring insertions and removals to changes.
  private static func backtrack(_ history: [[Int: Int]], x: Int, y: Int) -> [Change] {
    var (x, y) = (x, y)
    var changes: [Change] = []
    for edits in stride(from: history.count - 1, to: 0, by: -1) {
      let reach = history[edits]
      let diagonal = x - y
      let below = reach[diagonal - 1] ?? -1
      let above = reach[diagonal + 1] ?? -1
      let inserts = diagonal == -edits || (diagonal != edits && below < above)
      let fromX = inserts ? above : below
      let fromY = fromX - (inserts ? diagonal + 1 : diagonal - 1)
      let change = Change(
        old: fromX..<(inserts ? fromX : fromX + 1), new: fromY..<(inserts ? fromY + 1 : fromY))
      if let last = changes.last, last.old.lowerBound == change.old.upperBound,
        last.new.lowerBound == change.new.upperBound
      {
        changes[changes.count - 1] = Change(
          old: change.old.lowerBound..<last.old.upperBound, new: change.new.lowerBound..<last.new.upperBound)
      } else {
        changes.append(change)
      }
      (x, y) = (fromX, fromY)
    }
    return changes.reversed()
  }
}
