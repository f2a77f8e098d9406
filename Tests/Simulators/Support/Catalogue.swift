import Foundation

/// Things of one kind: as many generated ones as asked for, made when they are looked at, and those added since.
package struct Catalogue: Sendable {
  private let prefix: String
  private let generated: Int
  private let make: @Sendable (_ index: Int, _ id: String) -> JSON
  private var added: [String] = []
  private var changed: [String: JSON] = [:]
  private var removed: Set<String> = []
  private var matches: [String: [String]] = [:]

  /// `make` describes the item at a position, counted from 0; its `id` is `prefix` and the position in twelve hex digits.
  package init(
    prefix: String, generated: Int, make: @escaping @Sendable (_ index: Int, _ id: String) -> JSON
  ) {
    self.prefix = prefix
    self.generated = generated
    self.make = make
  }

  /// Id of the item at that position, also of one that does not exist yet.
  package func id(at index: Int) -> String {
    let hex = String(index, radix: 16)
    return prefix + String(repeating: "0", count: max(0, 12 - hex.count)) + hex
  }

  /// Adds an item; it comes before all others. `describe` is given its id.
  package mutating func add(_ describe: (String) -> JSON) -> JSON {
    let id = id(at: generated + added.count)
    let item = describe(id)
    added.append(id)
    changed[id] = item
    matches.removeAll()
    return item
  }

  /// The item of that id.
  package func find(_ id: String) -> JSON? {
    if removed.contains(id) { return nil }
    if let item = changed[id] { return item }
    guard id.hasPrefix(prefix), let index = Int(id.dropFirst(prefix.count), radix: 16), index < generated,
      self.id(at: index) == id
    else { return nil }
    return make(index, id)
  }

  /// Changes an item and returns it as it is then; nil if there is none of that id.
  package mutating func update(_ id: String, _ change: (inout JSON) -> Void) -> JSON? {
    guard var item = find(id) else { return nil }
    change(&item)
    changed[id] = item
    matches.removeAll()
    return item
  }

  /// Removes an item; false if there is none of that id.
  package mutating func remove(_ id: String) -> Bool {
    guard find(id) != nil else { return false }
    removed.insert(id)
    matches.removeAll()
    return true
  }

  /// Number of items there are.
  package var count: Int { generated + added.count - removed.count }

  /// Ids in order, the newest first; `query` names what `matches` selects, so that a list is not made anew for every page.
  package mutating func ids(for query: String = "", where matching: ((JSON) -> Bool)? = nil) -> [String] {
    if let known = matches[query] { return known }
    var ids = added.reversed() + (0..<generated).map(id(at:))
    if !removed.isEmpty { ids.removeAll { removed.contains($0) } }
    if let matching { ids.removeAll { id in find(id).map { !matching($0) } ?? true } }
    matches[query] = ids
    return ids
  }

  /// The items of that stretch of ids; what lies outside is left out.
  package func items(_ ids: [String], from start: Int, count: Int) -> [JSON] {
    guard start >= 0, start < ids.count, count > 0 else { return [] }
    return ids[start..<min(ids.count, start + count)].compactMap(find)
  }
}
