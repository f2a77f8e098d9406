import Diagnostics

/// One key of a mapping with its value.
package struct Entry: Sendable {
  /// The key's text, whatever type the key would have: `200` and `"200"` are the same key.
  package let key: String
  package let value: Node
  package let keyFile: SourceFile
  package let keyPosition: Position

  package init(key: String, in file: SourceFile, at position: Position, value: Node) {
    self.key = key
    self.value = value
    self.keyFile = file
    self.keyPosition = position
  }

  /// An entry made by a program, whose key is placed where `donor` stands.
  package init(key: String, at donor: Node, value: Node) {
    self.init(key: key, in: donor.file, at: donor.position, value: value)
  }

  /// The place of the key.
  package var keyLocation: SourceLocation { keyPosition.location(in: keyFile) }

  /// The key as a node; made anew at each call, and always a string.
  package var keyNode: Node {
    Node(.scalar(Scalar(text: key, style: .quoted)), in: keyFile, at: keyPosition)
  }

  /// The same key with another value.
  package func with(value: Node) -> Entry {
    Entry(key: key, in: keyFile, at: keyPosition, value: value)
  }
}

/// The entries of a mapping in document order, found by key without a dictionary for the many small ones.
package struct Mapping: Sendable, RandomAccessCollection {
  package let entries: [Entry]
  private let index: KeyIndex?

  /// Keys are expected to be unique; where they are not, the first is found.
  package init(_ entries: [Entry]) {
    self.entries = entries
    self.index = entries.count > KeyIndex.threshold ? KeyIndex(entries) : nil
  }

  init(_ entries: [Entry], index: KeyIndex?) {
    self.entries = entries
    self.index = index
  }

  /// The value of a key.
  package subscript(key: String) -> Node? { entry(key)?.value }

  /// The entry of a key.
  package func entry(_ key: String) -> Entry? {
    if let index { return index.position(of: key, in: entries).map { entries[$0] } }
    for entry in entries where entry.key == key { return entry }
    return nil
  }

  package var keys: [String] { entries.map(\.key) }
  package var startIndex: Int { entries.startIndex }
  package var endIndex: Int { entries.endIndex }
  package subscript(position: Int) -> Entry { entries[position] }
}
