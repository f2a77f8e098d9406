/// Something rendered that has to find a file: its name and its text.
struct RenderedPiece: Sendable {
  var name: String
  /// Without its last line break.
  var text: String
  var foundation = FoundationNeed.none
  var needsXML = false
  var needsHTTPTypes = false
  /// Modules that the configuration names.
  var imports: Set<String> = []
  /// Whether it is a type, which stands behind the operations of a resource.
  var isType = false
  var lineCount: Int

  init(name: String, text: [UInt8], foundation: FoundationNeed = .none, needsXML: Bool = false) {
    self.name = name
    self.text = String(rendered: text)
    self.foundation = foundation
    self.needsXML = needsXML
    lineCount = text.count { $0 == UInt8(ascii: "\n") } + (text.last == UInt8(ascii: "\n") ? 0 : 1)
  }
}

extension String {
  /// What a template rendered, without its last line break.
  init(rendered text: [UInt8]) {
    self.init(decoding: text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...], as: UTF8.self)
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
    if !dividesAlways, fits(pieces) { return [Group(prefix: [], pieces: pieces)] }
    let items = pieces.map { piece in
      let steps = steps(piece.name)
      return Item(piece: piece, steps: steps, keys: steps.map { $0.lowercased() })
    }
    return divide(Array(items.indices), of: items, prefix: [])
  }

  private func divide(_ members: [Int], of items: [Item], prefix: [String]) -> [Group] {
    func group(_ members: [Int]) -> Group { Group(prefix: prefix, pieces: members.map { items[$0].piece }) }
    func piecesFit(_ members: [Int]) -> Bool { fits(members.lazy.map { items[$0].piece }) }
    if piecesFit(members), !(prefix.isEmpty && dividesAlways) { return [group(members)] }
    let parts = Dictionary(grouping: members) { items[$0].key(at: prefix.count) }
    let small = parts.filter { key, part in
      key.isEmpty || (!(prefix.isEmpty && dividesAlways) && part.count < limits.smallest)
    }
    let isOneFile = piecesFit(small.values.flatMap { $0 })
    func stays(_ key: String) -> Bool { key.isEmpty || isOneFile && small[key] != nil }
    let rest = members.filter { stays(items[$0].key(at: prefix.count)) }
    var groups = rest.isEmpty ? [] : [group(rest)]
    for key in parts.keys.sorted() where !stays(key) {
      guard let part = parts[key], let first = part.first else { continue }
      groups += divide(part, of: items, prefix: prefix + [items[first].steps[prefix.count]])
    }
    return groups
  }

  private func fits(_ pieces: some Collection<RenderedPiece>) -> Bool {
    pieces.count == 1
      || pieces.count <= limits.pieces && pieces.reduce(0) { $0 + $1.lineCount + 1 } <= limits.lines
  }

  /// A piece with what it is grouped by.
  private struct Item {
    let piece: RenderedPiece
    let steps: [String]
    /// The steps in lower case.
    let keys: [String]

    /// The step behind the first `depth` ones; empty where the name ends there.
    func key(at depth: Int) -> String { depth < keys.count ? keys[depth] : "" }
  }
}
