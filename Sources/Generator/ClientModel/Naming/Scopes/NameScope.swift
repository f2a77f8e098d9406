/// Hands out names that are unique in one scope, also to readers and file systems that ignore case.
struct NameScope {
  /// Kept apart from the names taken, so that a new scope does not copy them.
  private let reserved: Set<String>
  private var taken: Set<String> = []
  /// Whether names that differ only in case count as the same: true for types, which become file names.
  private let ignoresCase: Bool

  init(reserved: Set<String> = [], ignoresCase: Bool = false) {
    self.ignoresCase = ignoresCase
    self.reserved = ignoresCase ? Set(reserved.map { $0.lowercased() }) : reserved
  }

  /// A scope with further reserved names, of which there are none nearly always.
  init(reserved: Set<String>, and more: Set<String>) {
    self.init(reserved: more.isEmpty ? reserved : reserved.union(more))
  }

  /// Whether a name is still free.
  func isFree(_ name: String) -> Bool {
    let name = ignoresCase ? name.lowercased() : name
    return !taken.contains(name) && !reserved.contains(name)
  }

  /// Takes the first free of the candidates, or the last one with the smallest number that makes it free.
  mutating func take(_ candidates: String...) -> String {
    for candidate in candidates where candidate.utf8.count <= SwiftIdentifier.longest && isFree(candidate) {
      insert(candidate)
      return candidate
    }
    let wanted = candidates.last ?? "value"
    let base = SwiftIdentifier.bounded(wanted)
    if base != wanted, isFree(base) {
      insert(base)
      return base
    }
    let separator = base.unicodeScalars.last.map { $0.properties.numericType != nil } == true ? "_" : ""
    var number = 2
    while !isFree("\(base)\(separator)\(number)") { number += 1 }
    let name = "\(base)\(separator)\(number)"
    insert(name)
    return name
  }

  /// Marks a name as used.
  mutating func insert(_ name: String) {
    taken.insert(ignoresCase ? name.lowercased() : name)
  }

  /// Takes a member's name: renamed where a keyword cannot be quoted, unique, and quoted where it is a keyword.
  mutating func takeMember(_ name: String) -> String {
    ReservedNames.quoted(take(ReservedNames.renamed[name] ?? name))
  }
}
