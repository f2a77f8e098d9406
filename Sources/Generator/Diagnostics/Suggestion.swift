/// Finds the name somebody probably meant.
package enum Suggestion {
  /// The candidate with the fewest edits, nil when none is near; the first of equals wins.
  package static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
    let written = Array(name.lowercased().unicodeScalars)
    let allowed = max(1, min(3, written.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - written.count) <= allowed else { continue }
      let distance = edits(written, other)
      if distance <= allowed, distance < best?.distance ?? Int.max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The help that names the nearest candidate, or lists all where they are few.
  package static func help(for name: String, in candidates: [String]) -> String? {
    if let nearest = nearest(to: name, in: candidates) { return "did you mean `\(nearest)`?" }
    guard !candidates.isEmpty, candidates.count <= 20 else { return nil }
    return "there are " + candidates.map { "`\($0)`" }.joined(separator: ", ")
  }

  /// The number of insertions, removals, replacements and swaps of neighbours between two texts.
  private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[right.count]
  }
}
