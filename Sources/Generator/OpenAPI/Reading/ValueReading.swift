import Diagnostics
import YAML

/// The values of keys, with a finding where one is not what the specification asks for.
extension ObjectReader {
  /// A string; numbers, dates and booleans that nobody quoted are taken by their text.
  func text(_ entry: YAML.Entry) -> String? {
    if let text = entry.value.string { return text }
    if let mapping = entry.value.mapping, let reference = misplacedReference(mapping, in: entry) {
      return follow(reference, entry.value) { node, _ in node.string }
    }
    reportIgnored(entry, expected: "a string")
    return nil
  }

  /// A boolean, also `"true"` in quotes.
  func flag(_ entry: YAML.Entry) -> Bool? {
    if let flag = entry.value.bool { return flag }
    if let text = entry.value.strictString?.lowercased(), text == "true" || text == "false" {
      reportLoose(entry, "a boolean", "in quotes")
      return text == "true"
    }
    reportIgnored(entry, expected: "a boolean")
    return nil
  }

  /// An integer that is not negative, also in quotes.
  func count(_ entry: YAML.Entry) -> Int? {
    if let value = entry.value.integer, value >= 0 { return value }
    if let text = entry.value.strictString, let value = Int(text), value >= 0 {
      reportLoose(entry, "a number", "in quotes")
      return value
    }
    if let number = entry.value.number, number >= 0 {
      bag.report(
        .numberOutOfRange, "`\(entry.key)` is \(entry.value.string ?? "") and limits nothing; it is ignored",
        at: entry.value.location)
      return nil
    }
    reportIgnored(entry, expected: "an integer from 0")
    return nil
  }

  /// A list of strings; a single string stands for a list of one.
  func texts(_ entry: YAML.Entry) -> [String]? {
    guard let elements = entry.value.elements else {
      if let text = entry.value.string {
        reportLoose(entry, "a list", "as a single value")
        return [text]
      }
      reportIgnored(entry, expected: "a list of strings")
      return nil
    }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      if let text = element.string {
        texts.append(text)
      } else {
        bag.report(
          .ignoredValue, "an element of `\(entry.key)` is \(describe(element)), not a string; it is ignored",
          at: element.location)
      }
    }
    return texts
  }

  /// The mapping of an object; one that is null is left out with a warning, anything else is an error.
  func object(_ node: Node, _ name: String) -> Mapping? {
    if case .mapping(let mapping) = node.content { return mapping }
    if node.isNull {
      bag.report(.nullValue, "the \(name) is null; it is taken as absent", at: node.location)
      return nil
    }
    bag.report(.unexpectedType, "the \(name) is \(describe(node)), not an object", at: node.location)
    return nil
  }

  func reportIgnored(_ entry: YAML.Entry, expected: String) {
    if entry.value.isNull {
      bag.report(.nullValue, "`\(entry.key)` is null; it is taken as absent", at: entry.keyLocation)
    } else {
      bag.report(
        .ignoredValue, "`\(entry.key)` is \(describe(entry.value)), not \(expected); it is ignored",
        at: entry.value.location)
    }
  }

  func reportLoose(_ entry: YAML.Entry, _ expected: String, _ manner: String) {
    bag.report(.looseValue, "`\(entry.key)` is \(expected) written \(manner)", at: entry.value.location)
  }

  /// What a node is, in words for a message.
  func describe(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .number: "a number"
    case .string: "a string"
    case .sequence: "a list"
    case .mapping: "an object"
    }
  }
}
