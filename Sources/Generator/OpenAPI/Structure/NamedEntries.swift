import Diagnostics
import YAML

/// A map of the document in document order: properties, components, responses and so on.
///
/// Most maps of real documents have a handful of entries, where a scan beats a hash table; large ones get an index.
package struct NamedEntries<Value: Sendable>: Sendable {
  /// One entry: the key as it stands in the document (with its place) and the value.
  package struct Entry: Sendable {
    package let key: YAML.Entry
    package let value: Value

    package var name: String { key.key }
    /// The place of the name.
    package var location: SourceLocation { key.keyLocation }
  }

  package let entries: [Entry]
  private let index: [String: Int]?

  package init(_ entries: [Entry] = []) {
    self.entries = entries
    if entries.count > 16 {
      index = Dictionary(entries.indices.lazy.map { (entries[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    } else {
      index = nil
    }
  }

  /// The value under a name, or nil.
  package subscript(name: String) -> Value? {
    if let index { return index[name].map { entries[$0].value } }
    for entry in entries where entry.name == name { return entry.value }
    return nil
  }

  package func contains(_ name: String) -> Bool { self[name] != nil }

  package var names: [String] { entries.map(\.name) }
}

// Inlinable, so that a loop in another module is a loop over the array.
extension NamedEntries: RandomAccessCollection {
  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { entries.count }
  @inlinable package var count: Int { entries.count }
  @inlinable package var isEmpty: Bool { entries.isEmpty }
  @inlinable package subscript(position: Int) -> Entry { entries[position] }
  @inlinable package func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }
}
