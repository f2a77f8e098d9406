import Diagnostics
import OpenAPI
import YAML

/// Reads the `x-clientsmith-` keys of an object, reporting what is unknown or malformed at its line.
package struct ExtensionReader {
  package static let prefix = "x-clientsmith-"

  /// The keys allowed on each kind of object; `docs/extensions.md` describes them.
  package enum Place: String, CaseIterable {
    case root, path, operation, scheme, parameter, schema, elsewhere

    /// The place that an object of the specification is.
    init(object: String) {
      self =
        switch object {
        case "OpenAPI Object", "Swagger Object": .root
        case "Path Item Object": .path
        case "Operation Object": .operation
        case "Security Scheme Object": .scheme
        case "Parameter Object": .parameter
        case "Schema Object": .schema
        default: .elsewhere
        }
    }

    package var keys: [String] {
      switch self {
      case .root: ["rate-limit", "retries", "pagination", "idempotency-key", "webhook-signature", "webhook-event"]
      case .path: ["rate-limit", "retries", "group", "pagination", "idempotency-key", "webhook-event"]
      case .operation:
        ["pagination", "rate-limit", "retries", "idempotency-key", "group", "name", "sentinel", "webhook-event"]
      case .scheme: ["token", "prefix", "name"]
      case .parameter: ["name", "secret"]
      case .schema: ["name", "secret", "work"]
      case .elsewhere: []
      }
    }
  }

  /// The value of one key, where it is there.
  static func value(_ name: String, in extensions: Extensions) -> Node? {
    extensions.isEmpty ? nil : extensions[prefix + name]
  }

  /// Reports keys that are not known where they stand, and single values that are of another type than their key takes.
  static func check(_ uses: [ExtensionUse], into bag: inout DiagnosticBag) {
    for use in uses where use.entry.key.hasPrefix(prefix) {
      let place = Place(object: use.object)
      let name = String(use.entry.key.dropFirst(prefix.count))
      if !place.keys.contains(name) {
        reportUnknown(use, name, place, into: &bag)
      } else if let expected = mistake(in: use.entry.value, of: name) {
        bag.report(.invalidExtension, "`\(use.entry.key)` must be \(expected)", at: use.entry.value.location)
      }
    }
  }

  private static func reportUnknown(
    _ use: ExtensionUse, _ name: String, _ place: Place, into bag: inout DiagnosticBag
  ) {
    var help = place.keys.isEmpty ? "" : "known here: " + place.keys.map { "`\(prefix)\($0)`" }.joined(separator: ", ")
    let homes = Place.allCases.filter { $0.keys.contains(name) }.map(\.words)
    if let nearest = Suggestion.nearest(to: name, in: place.keys) {
      help = "did you mean `\(prefix)\(nearest)`?"
    }
    if !homes.isEmpty { help = "it stands on " + homes.joined(separator: " or ") }
    bag.report(
      .unknownExtension, "`\(use.entry.key)` is not an extension that the \(use.object) may have",
      at: use.entry.keyNode.location, help: help.isEmpty ? nil : help)
  }

  /// What a value should be; nil where it is, or where its own reader says so.
  private static func mistake(in node: Node, of name: String) -> String? {
    switch name {
    case "name", "sentinel", "prefix": node.string == nil ? "a text" : nil
    case "group":
      node.string == nil && node.elements?.allSatisfy({ $0.string != nil }) != true ? "a text or a list of texts" : nil
    case "secret": node.bool == nil ? "`true` or `false`" : nil
    default: nil
    }
  }

  /// A whole number, reporting anything else.
  static func whole(_ node: Node?, of name: String, into bag: inout DiagnosticBag) -> Int? {
    guard let node else { return nil }
    if let value = node.integer { return value }
    bag.report(.invalidExtension, "`\(name)` must be a whole number", at: node.location)
    return nil
  }

  /// A yes or no, reporting anything else.
  static func flag(_ node: Node?, of name: String, into bag: inout DiagnosticBag) -> Bool? {
    guard let node else { return nil }
    if let value = node.bool { return value }
    bag.report(.invalidExtension, "`\(name)` must be `true` or `false`", at: node.location)
    return nil
  }

  /// Reports members of an extension's mapping that are not known, and those that go by a `former` name, which still count.
  static func check(
    _ node: Node, members: [String], former: [String: String] = [:], of name: String, into bag: inout DiagnosticBag
  ) -> Bool {
    guard let mapping = node.mapping else {
      bag.report(.invalidExtension, "`\(name)` must be a mapping", at: node.location)
      return false
    }
    var isSound = true
    for entry in mapping.entries where !members.contains(entry.key) {
      if let member = former[entry.key] {
        let isSaidTwice = node[member] != nil
        bag.report(
          .formerExtensionMember,
          "`\(entry.key)` of `\(name)` is called `\(member)`\(isSaidTwice ? ", which is there too and counts" : "")",
          at: entry.keyNode.location, help: isSaidTwice ? "leave it out" : "write `\(member)`")
        continue
      }
      isSound = false
      bag.report(
        .invalidExtension, "`\(name)` has no member `\(entry.key)`", at: entry.keyNode.location,
        help: "its members are " + members.map { "`\($0)`" }.joined(separator: ", "))
    }
    return isSound
  }

  /// A duration as seconds: `500ms`, `10s`, `1m`, `24h`, or a bare number of seconds.
  static func seconds(_ node: Node) -> Double? {
    if let number = node.number, number >= 0 { return number }
    guard let text = node.string else { return nil }
    for (unit, factor) in [("ms", 0.001), ("s", 1.0), ("m", 60), ("h", 3600), ("d", 86400)] where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number >= 0 { return number * factor }
    }
    return nil
  }
}

extension ExtensionReader.Place {
  /// The place in words.
  fileprivate var words: String {
    switch self {
    case .root: "the document's root"
    case .path: "a path"
    case .operation: "an operation"
    case .scheme: "a security scheme"
    case .parameter: "a parameter"
    case .schema: "a schema"
    case .elsewhere: "nothing"
    }
  }
}
