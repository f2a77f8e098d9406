/// The arguments of an initialiser or function, laid out as a person would: on the function's line, on one line of their
/// own, or each on its own.
struct ArgumentList {
  /// The widest line.
  static let width = 120

  let arguments: [String]
  /// Whether they do not fit on the function's own line.
  let isWide: Bool
  /// Their lines where they are wide.
  let lines: [String]

  /// `rest` is the number of columns that the line needs besides the arguments.
  init(_ arguments: [String], rest: Int) {
    self.arguments = arguments
    let length = arguments.reduce(0) { $0 + $1.utf8.count + 2 } - 2
    isWide = length + rest > Self.width
    lines = !isWide ? [] : length + 4 <= Self.width ? [arguments.joined(separator: ", ")] : arguments
  }

  /// Words separated by commas, filled into lines of at most `width` columns.
  static func fill(_ words: [String], width: Int) -> [String] {
    var lines: [String] = []
    for (index, word) in words.enumerated() {
      let piece = index == words.count - 1 ? word : word + ","
      if let last = lines.last, last.utf8.count + 1 + piece.utf8.count <= width {
        lines[lines.count - 1] = "\(last) \(piece)"
      } else {
        lines.append(piece)
      }
    }
    return lines
  }
}
