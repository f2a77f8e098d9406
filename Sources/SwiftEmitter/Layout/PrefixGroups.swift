/// Something rendered that has to find a file: its name and its text.
struct RenderedPiece: Sendable {
  var name: String
  /// Without its last line break.
  var text: [UInt8]
  var needsFoundation = false
  var needsXML = false
  var needsHTTPTypes = false
  var lineCount: Int

  init(name: String, text: [UInt8], needsFoundation: Bool = false, needsXML: Bool = false) {
    self.name = name
    self.text = text.last == UInt8(ascii: "\n") ? text.dropLast() : text
    self.needsFoundation = needsFoundation
    self.needsXML = needsXML
    lineCount = 1 + self.text.count { $0 == UInt8(ascii: "\n") }
  }
}

/// Divides pieces into files by the beginnings of their names.
///
/// A group that is too large is divided by one more step of the name. So a new piece can only change the file that it
/// joins (or divide that one), and never moves the pieces of other files.
struct PrefixGroups {
  struct Limits {
    var pieces = 40
    var lines = 850
    /// A smaller part of a divided group stays in the group's own file.
    var smallest = 8
  }

  struct Group {
    /// The steps that all names of the group begin with.
    var prefix: [String]
    var pieces: [RenderedPiece]
  }

  var limits = Limits()
  /// Whether even few pieces are divided by their first step, so that files stay what they are as an API grows.
  var dividesAlways: Bool
  /// The steps of a name: letters for models, words for operations.
  var steps: (String) -> [String]

  /// The groups in the order of their prefixes; pieces keep their order.
  func divide(_ pieces: [RenderedPiece]) -> [Group] {
    divide(pieces.map { (steps($0.name), $0) }, prefix: [])
  }

  private func divide(_ pieces: [([String], RenderedPiece)], prefix: [String]) -> [Group] {
    if fits(pieces), !(prefix.isEmpty && dividesAlways) { return [Group(prefix: prefix, pieces: pieces.map(\.1))] }
    let parts = Dictionary(grouping: pieces) { key(of: $0, at: prefix.count) }
    let small = parts.filter { key, part in
      key.isEmpty || (!(prefix.isEmpty && dividesAlways) && part.count < limits.smallest)
    }
    let isOneFile = fits(small.values.flatMap { $0 })
    func stays(_ key: String) -> Bool { key.isEmpty || isOneFile && small[key] != nil }
    let rest = pieces.filter { stays(key(of: $0, at: prefix.count)) }
    var groups = rest.isEmpty ? [] : [Group(prefix: prefix, pieces: rest.map(\.1))]
    for key in parts.keys.sorted() where !stays(key) {
      guard let part = parts[key], let step = part.first?.0[prefix.count] else { continue }
      groups += divide(part, prefix: prefix + [step])
    }
    return groups
  }

  /// The step of a name behind its first `depth`, in lower case; empty where the name ends there.
  private func key(of piece: ([String], RenderedPiece), at depth: Int) -> String {
    piece.0.count > depth ? piece.0[depth].lowercased() : ""
  }

  private func fits(_ pieces: [([String], RenderedPiece)]) -> Bool {
    pieces.count == 1
      || pieces.count <= limits.pieces && pieces.reduce(0) { $0 + $1.1.lineCount + 1 } <= limits.lines
  }
}
