import YAML

/// An extension whose place is remembered: a key, and the specification's name of the object that it stands on.
package struct ExtensionUse: Sendable {
  package let entry: YAML.Entry
  package let object: String
}

/// The `x-…` keys of an object, in document order, with their values unread.
package struct Extensions: Sendable {
  package private(set) var entries: [YAML.Entry] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// The value of an extension by its full name, for instance `x-clientsmith-pagination`.
  package subscript(name: String) -> Node? {
    for entry in entries where entry.key == name { return entry.value }
    return nil
  }

  /// The extensions whose names start with a prefix, for instance `x-clientsmith-`.
  package func withPrefix(_ prefix: String) -> [YAML.Entry] {
    entries.filter { $0.key.hasPrefix(prefix) }
  }

  mutating func append(_ entry: YAML.Entry) {
    entries.append(entry)
  }
}
