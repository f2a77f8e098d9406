/// The arguments of an initialiser or function, and whether they fit on its line.
struct ArgumentList {
  let arguments: [String]
  /// Whether each argument gets a line of its own.
  let isWide: Bool

  /// `taken` is the number of columns that the rest of the line needs.
  init(_ arguments: [String], taken: Int) {
    self.arguments = arguments
    let length = arguments.reduce(0) { $0 + $1.utf8.count + 2 }
    isWide = length + taken > 120
  }
}
