import Diagnostics
import YAML

/// Maps and lists of objects.
extension ObjectReader {
  /// The entries of a map whose keys are names of the document's own.
  func map<Value>(
    _ entry: YAML.Entry, _ path: ObjectPath, _ read: (Node, ObjectPath) -> Value?
  ) -> NamedEntries<Value> {
    guard case .mapping(let mapping) = entry.value.content else {
      reportNoMap(entry)
      return NamedEntries()
    }
    if let text = misplacedReference(mapping, in: entry) {
      return follow(text, entry.value) { node, target in
        map(entry.with(value: node), at: target, read)
      } ?? NamedEntries()
    }
    var entries: [NamedEntries<Value>.Entry] = []
    entries.reserveCapacity(mapping.count)
    for item in mapping.entries {
      if let value = read(item.value, ObjectPath(parent: path, .entry(entry.key, item.key))) {
        entries.append(.init(key: item, value: value))
      }
    }
    return NamedEntries(entries)
  }

  /// The entries of a map that stands at a place of its own, because a reference led to it.
  func map<Value>(
    _ entry: YAML.Entry, at path: ObjectPath, _ read: (Node, ObjectPath) -> Value?
  ) -> NamedEntries<Value> {
    guard case .mapping(let mapping) = entry.value.content else {
      reportNoMap(entry)
      return NamedEntries()
    }
    var entries: [NamedEntries<Value>.Entry] = []
    for item in mapping.entries {
      if let value = read(item.value, ObjectPath(parent: path, .key(item.key))) {
        entries.append(.init(key: item, value: value))
      }
    }
    return NamedEntries(entries)
  }

  /// The elements of a list of objects.
  func list<Value>(
    _ entry: YAML.Entry, _ path: ObjectPath, _ read: (Node, ObjectPath) -> Value?
  ) -> [Value] {
    switch entry.value.content {
    case .sequence(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for (index, element) in elements.enumerated() {
        if let value = read(element, ObjectPath(parent: path, .element(entry.key, index))) { values.append(value) }
      }
      return values
    case .mapping(let mapping):
      if let text = misplacedReference(mapping, in: entry) {
        return follow(text, entry.value) { node, target in
          guard let elements = node.elements else {
            reportNoList(entry)
            return []
          }
          return elements.enumerated().compactMap { read($1, ObjectPath(parent: target, .index($0))) }
        } ?? []
      }
      reportNoList(entry)
      return []
    case .scalar:
      reportNoList(entry)
      return []
    }
  }

  private func reportNoMap(_ entry: YAML.Entry) {
    if entry.value.isNull {
      bag.report(.nullValue, "`\(entry.key)` is null; it is taken as absent", at: entry.keyLocation)
    } else if let elements = entry.value.elements, elements.isEmpty {
      // What PHP and Lua write for an empty object.
      bag.report(
        .looseValue, "`\(entry.key)` is an empty list; it is taken as an empty object", at: entry.value.location)
    } else {
      bag.report(
        .unexpectedType, "`\(entry.key)` is \(describe(entry.value)), not an object", at: entry.value.location)
    }
  }

  private func reportNoList(_ entry: YAML.Entry) {
    if entry.value.isNull {
      bag.report(.nullValue, "`\(entry.key)` is null; it is taken as absent", at: entry.keyLocation)
    } else if let mapping = entry.value.mapping, mapping.isEmpty {
      bag.report(
        .looseValue, "`\(entry.key)` is an empty object; it is taken as an empty list", at: entry.value.location)
    } else {
      bag.report(
        .unexpectedType, "`\(entry.key)` is \(describe(entry.value)), not a list", at: entry.value.location)
    }
  }
}
