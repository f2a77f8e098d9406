import Diagnostics
import YAML

/// Reads the values of a configuration by the shape their keys ask for; what has another shape is reported at its place.
struct SettingReader {
  var bag = DiagnosticBag()

  /// The entries of an object whose keys are known; an unknown one is reported with the nearest that is.
  mutating func object(_ node: Node?, _ what: String, keys: [String]) -> Mapping? {
    guard let node, let mapping = mapping(node, what) else { return nil }
    for entry in mapping where !keys.contains(entry.key) && !entry.key.hasPrefix("x-") {
      bag.report(
        .unknownSetting, "\(what) has no setting `\(entry.key)`", at: entry.keyLocation,
        help: ConfigurationKeys.former[entry.key] ?? Suggestion.help(for: entry.key, in: keys))
    }
    return mapping
  }

  /// The entries of an object whose keys are the user's own.
  mutating func mapping(_ node: Node, _ what: String) -> Mapping? {
    if let mapping = node.mapping { return mapping }
    if !node.isNull { refuse(node, "\(what) is a mapping of settings") }
    return nil
  }

  mutating func text(_ node: Node?, _ what: String) -> String? {
    guard let node, !node.isNull else { return nil }
    if let text = node.string, !text.isEmpty { return text }
    refuse(node, "\(what) is a text")
    return nil
  }

  /// A list of texts; a single text stands for a list of one.
  mutating func texts(_ node: Node?, _ what: String) -> [(text: String, node: Node)] {
    guard let node, !node.isNull else { return [] }
    if let text = node.string { return [(text, node)] }
    guard let elements = node.elements else {
      refuse(node, "\(what) is a list of texts")
      return []
    }
    var texts: [(text: String, node: Node)] = []
    for element in elements { if let text = text(element, "each of \(what)") { texts.append((text, element)) } }
    return texts
  }

  mutating func textMap(_ node: Node?, _ what: String) -> [String: String] {
    guard let node, let mapping = mapping(node, what) else { return [:] }
    var texts: [String: String] = [:]
    for entry in mapping {
      if let text = text(entry.value, "`\(entry.key)` of \(what)") { texts[entry.key] = text }
    }
    return texts
  }

  mutating func flag(_ node: Node?, _ what: String) -> Bool? {
    guard let node, !node.isNull else { return nil }
    if let flag = node.bool { return flag }
    refuse(node, "\(what) is `true` or `false`")
    return nil
  }

  mutating func count(_ node: Node?, _ what: String) -> Int? {
    guard let node, !node.isNull else { return nil }
    if let count = node.integer, count > 0 { return count }
    refuse(node, "\(what) is a whole number above 0")
    return nil
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, _ what: String, of type: Choice.Type
  ) -> Choice? {
    guard let node, !node.isNull else { return nil }
    let names = Choice.allCases.map(\.rawValue)
    if let choice = node.string.flatMap(Choice.init(rawValue:)) { return choice }
    bag.report(
      .invalidSetting, "\(what) is one of " + names.map { "`\($0)`" }.joined(separator: ", "), at: node.location,
      help: node.string.flatMap { Suggestion.nearest(to: $0, in: names) }.map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func refuse(_ node: Node, _ rule: String) {
    bag.report(.invalidSetting, "\(rule), not \(Self.described(node))", at: node.location)
  }

  private static func described(_ node: Node) -> String {
    switch node.kind {
    case .null: "nothing"
    case .string: node.string?.isEmpty == false ? "the text `\(node.string ?? "")`" : "an empty text"
    case .boolean, .integer, .number: "`\(node.string ?? "")`"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
