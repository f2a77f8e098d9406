import Diagnostics
import YAML

/// Reads Overlay Objects.
package struct OverlayReader: Sendable {
  package init() {}

  /// The overlay in a parsed file; nil, and reported, for what is none. Actions that cannot be read are reported and left out.
  package func read(_ root: Node, into bag: inout DiagnosticBag) -> Overlay? {
    guard let mapping = root.mapping, let version = mapping["overlay"]?.string else {
      bag.report(
        .invalidOverlay, "the file does not say that it is an overlay", at: root.location,
        help: "an overlay begins with `overlay: 1.1.0`")
      return nil
    }
    guard version.hasPrefix("1.") else {
      bag.report(
        .invalidOverlay, "`overlay` is `\(version)`, and 1.0 and 1.1 are known", at: mapping["overlay"]?.location)
      return nil
    }
    reportUnknown(mapping, OverlayKeyword.self, into: &bag)
    guard let elements = mapping["actions"]?.elements, !elements.isEmpty else {
      bag.report(
        .invalidOverlay, "the overlay has no list of `actions`",
        at: mapping.entry("actions")?.keyLocation ?? root.location)
      return nil
    }
    let isStrict = !(version.hasPrefix("1.0.") || version == "1.0")
    return Overlay(actions: elements.compactMap { action($0, into: &bag) }, isStrict: isStrict, file: root.file)
  }

  private func action(_ node: Node, into bag: inout DiagnosticBag) -> Overlay.Action? {
    guard let mapping = node.mapping else {
      bag.report(.invalidOverlay, "the action is not an object", at: node.location)
      return nil
    }
    reportUnknown(mapping, OverlayActionKeyword.self, into: &bag)
    guard let target = mapping["target"] else {
      bag.report(.invalidOverlay, "the action has no `target`", at: node.location)
      return nil
    }
    guard let path = path(target, into: &bag), let change = change(mapping, node, into: &bag) else { return nil }
    return Overlay.Action(target: path, change: change, location: target.location)
  }

  private func path(_ node: Node, into bag: inout DiagnosticBag) -> JSONPath? {
    let text = node.string ?? ""
    do throws(JSONPathError) {
      return try JSONPath(text)
    } catch {
      bag.report(
        .invalidJSONPath, "`\(text)` is no JSONPath query: \(error.message), after \(error.offset) characters",
        at: node.location,
        help: text.dropFirst(error.offset).first == "-"
          ? "a name with a `-` stands in brackets: `$.paths[?@['x-internal']]`"
          : "queries are written as RFC 9535 has them: `$.paths[?@.get].get`")
      return nil
    }
  }

  /// `remove` goes before `update`, which excludes `copy` (section 4.4.3).
  private func change(
    _ mapping: Mapping, _ node: Node, into bag: inout DiagnosticBag
  ) -> Overlay.Action.Change? {
    if mapping["remove"]?.bool == true { return .remove }
    if let update = mapping.entry("update"), let copy = mapping.entry("copy") {
      bag.report(
        .invalidOverlay, "`update` and `copy` of an action exclude each other", at: copy.keyLocation,
        notes: [.init("`update` is here", at: update.keyLocation)])
      return nil
    }
    if let update = mapping["update"] { return .update(update) }
    if let copy = mapping["copy"] { return path(copy, into: &bag).map { .copy($0, location: copy.location) } }
    bag.report(
      .invalidOverlay, "the action has neither `update` nor `copy` nor `remove: true`", at: node.location)
    return nil
  }

  private func reportUnknown<Word: Keyword>(
    _ mapping: Mapping, _: Word.Type, into bag: inout DiagnosticBag
  ) {
    for entry in mapping.entries where !entry.key.hasPrefix("x-") && !Word.table.contains(entry.key) {
      let suggestion = Suggestion.nearest(to: entry.key, in: Word.table.texts)
      bag.report(
        .unknownKey, "`\(entry.key)` is not a key of the \(Word.object); it is ignored", at: entry.keyLocation,
        help: suggestion.map { "did you mean `\($0)`?" })
    }
  }
}
