import Diagnostics

/// What is settled when a mapping ends: its keys are unique, its merge keys are expanded.
extension TreeBuilder {
  /// Makes the mapping of a frame from the entries that wait on the stack, and takes them from there.
  mutating func finishMapping(_ frame: Frame) -> Mapping {
    let own = entries.takeAll(from: frame.start)
    guard frame.merges.isEmpty else {
      let merges = Set(frame.merges.map { $0 - frame.start })
      return uniquely(expanding(merges, of: own))
    }
    return uniquely(own)
  }

  /// Reports and drops every key that was there before.
  private mutating func uniquely(_ entries: [Entry]) -> Mapping {
    if entries.count <= KeyIndex.threshold {
      return hasTwins(entries) ? withoutTwins(entries) : Mapping(entries, index: nil)
    }
    var index = KeyIndex(capacity: entries.count)
    for position in entries.indices where index.insert(position, of: entries) != nil {
      return withoutTwins(entries)
    }
    return Mapping(entries, index: index)
  }

  private func hasTwins(_ entries: [Entry]) -> Bool {
    for later in entries.indices.dropFirst() {
      for earlier in 0..<later where entries[earlier].key == entries[later].key { return true }
    }
    return false
  }

  private mutating func withoutTwins(_ entries: [Entry]) -> Mapping {
    var kept: [Entry] = []
    // By their bytes: two ways to write `é` are equal texts to Swift and different keys to YAML and JSON.
    var first: [[UInt8]: Entry] = [:]
    for entry in entries {
      if let earlier = first[Array(entry.key.utf8)] {
        bag.report(
          .duplicateKey, "the key `\(entry.key)` stands here a second time", at: entry.keyLocation,
          notes: [.init("it is first set here", at: earlier.keyLocation)])
      } else {
        first[Array(entry.key.utf8)] = entry
        kept.append(entry)
      }
    }
    return Mapping(kept)
  }

  /// Replaces each merge key by the entries it brings (YAML 1.1 type repository, merge): the mapping's own keys win,
  /// then those of earlier mappings.
  private mutating func expanding(_ merges: Set<Int>, of own: [Entry]) -> [Entry] {
    var taken = Set<String>()
    for (position, entry) in own.enumerated() where !merges.contains(position) { taken.insert(entry.key) }
    var result: [Entry] = []
    for (position, entry) in own.enumerated() {
      guard merges.contains(position) else {
        result.append(entry)
        continue
      }
      for source in mergeSources(of: entry) {
        for merged in source where taken.insert(merged.key).inserted { result.append(merged) }
      }
    }
    return result
  }

  private mutating func mergeSources(of entry: Entry) -> [Mapping] {
    if let mapping = entry.value.mapping { return [mapping] }
    guard let elements = entry.value.elements else {
      reportMerge(of: entry.value)
      return []
    }
    return elements.compactMap { element in
      if element.mapping == nil { reportMerge(of: element) }
      return element.mapping
    }
  }

  private mutating func reportMerge(of node: Node) {
    bag.report(
      .mergeValue, "`<<` merges mappings, not a value of the type \(node.kind.rawValue)", at: node.location,
      help: "put quotes around `<<` if it is meant as an ordinary key")
  }
}
