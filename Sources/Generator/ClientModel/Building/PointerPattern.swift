/// A pattern of JSON pointers: `*` stands for anything within one step, `**` for anything at all.
package struct PointerPattern: Sendable, Hashable {
  package let text: String
  private let pattern: [UInt8]

  package init(_ text: String) {
    self.text = text
    pattern = Array(text.utf8)
  }

  /// Whether it stands for a pointer as a whole.
  package func matches(_ pointer: String) -> Bool {
    let text = Array(pointer.utf8)
    // The states after each byte, so that no pattern takes more than its length times the text's.
    var reached = closure([0])
    for byte in text {
      var next: Set<Int> = []
      for position in reached where position < pattern.count {
        if pattern[position] != Self.star {
          if pattern[position] == byte { next.insert(position + 1) }
        } else if byte != UInt8(ascii: "/") || isDouble(position) {
          next.insert(position)
        }
      }
      reached = closure(next)
      if reached.isEmpty { return false }
    }
    return reached.contains(pattern.count)
  }

  private static let star = UInt8(ascii: "*")

  private func isDouble(_ position: Int) -> Bool {
    position + 1 < pattern.count && pattern[position + 1] == Self.star
  }

  /// A star may stand for nothing.
  private func closure(_ positions: Set<Int>) -> Set<Int> {
    var all = positions
    for var position in positions {
      while position < pattern.count, pattern[position] == Self.star {
        position += isDouble(position) ? 2 : 1
        all.insert(position)
      }
    }
    return all
  }
}
