import Comparison
import Diagnostics
import YAML

/// Reads `accept` of a client: the changes that its project has decided to live with, each with a reason and an end.
enum AcceptanceSetting {
  static func read(_ node: Node?, _ reader: inout SettingReader) -> [Acceptance] {
    guard let node, !node.isNull else { return [] }
    guard let elements = node.elements else {
      reader.bag.report(.invalidSetting, "`accept` is a list of changes", at: node.location, help: form)
      return []
    }
    return elements.compactMap { one($0, &reader) }
  }

  private static let form =
    "each has `id` and `pointer`, or `fingerprint`, as the report gives them, and `reason` and `until`"

  private static func one(_ node: Node, _ reader: inout SettingReader) -> Acceptance? {
    guard let entry = reader.object(node, "an entry of `accept`", keys: ConfigurationKeys.acceptance) else {
      if node.isNull {
        reader.bag.report(.missingSetting, "an entry of `accept` is empty", at: node.location, help: form)
      }
      return nil
    }
    let subject = subject(entry, node, &reader)
    for key in ["reason", "until"] where entry[key] == nil || entry[key]?.isNull == true {
      reader.bag.report(.missingSetting, "an entry of `accept` lacks `\(key)`", at: node.location, help: form)
    }
    let reason = reader.text(entry["reason"], "`reason`")
    let end = day(entry["until"], &reader)
    guard let subject, let reason, let end else { return nil }
    return Acceptance(subject, reason: reason, end: end, at: node.location)
  }

  private static func subject(_ entry: Mapping, _ node: Node, _ reader: inout SettingReader) -> Acceptance.Subject? {
    // What YAML takes for a number (`0123456789012345`, `1e10…`) is a fingerprint as well.
    if let mark = entry["fingerprint"], !mark.isNull {
      if entry["id"] != nil || entry["pointer"] != nil {
        reader.bag.report(
          .invalidSetting, "an entry of `accept` has a `fingerprint`, or `id` and `pointer`", at: node.location)
        return nil
      }
      guard let text = mark.string, text.utf8.count == 16, text.allSatisfy(\.isHexDigit) else {
        reader.bag.report(
          .invalidSetting, "`fingerprint` is the 16 digits of a report", at: mark.location,
          help: "write it in quotes, as `\(Tool.name) diff` prints it behind the id")
        return nil
      }
      return .fingerprint(text.lowercased())
    }
    guard let idNode = entry["id"], let pointerNode = entry["pointer"] else {
      reader.bag.report(
        .missingSetting, "an entry of `accept` does not say which change", at: node.location, help: form)
      return nil
    }
    guard let id = reader.text(idNode, "`id`"), let pointer = reader.text(pointerNode, "`pointer`") else { return nil }
    let known = ChangeRule.all.map(\.id)
    guard known.contains(id) else {
      reader.bag.report(
        .unknownAcceptance, "no change has the id `\(id)`", at: idNode.location,
        help: Suggestion.nearest(to: id, in: known).map { "did you mean `\($0)`?" })
      return nil
    }
    guard pointer.hasPrefix("/") || pointer.hasPrefix("#/") else {
      reader.bag.report(
        .invalidSetting, "`pointer` is a JSON pointer, not `\(pointer)`", at: pointerNode.location,
        help: "for instance `/components/schemas/Pet/properties/age`")
      return nil
    }
    return .place(id: id, pointer: pointer)
  }

  /// A day as `2026-12-31`.
  private static func day(_ node: Node?, _ reader: inout SettingReader) -> String? {
    guard let node, !node.isNull else { return nil }
    guard let text = node.string, CalendarDay.isDay(text) else {
      reader.bag.report(
        .invalidSetting, "`until` is a day as `2026-12-31`", at: node.location)
      return nil
    }
    return text
  }
}
