import Diagnostics
import OpenAPI
import YAML

/// Reads the `x-clientsmith-` keys of an object, reporting what is unknown or malformed at its line.
struct ExtensionReader {
  static let prefix = "x-clientsmith-"

  /// The keys allowed on each kind of object; `specs/README.md` and `docs/extensions.md` describe them.
  enum Place {
    case root, path, operation, scheme, parameter, schema, elsewhere

    var keys: [String] {
      switch self {
      case .root: ["rate-limit", "retries", "pagination", "idempotency-key"]
      case .path: ["rate-limit", "retries", "group", "pagination", "idempotency-key"]
      case .operation: ["pagination", "rate-limit", "retries", "idempotency-key", "group", "name", "sentinel"]
      case .scheme: ["token", "prefix", "name"]
      case .parameter: ["name", "secret"]
      case .schema: ["name", "secret"]
      case .elsewhere: []
      }
    }
  }

  /// The value of one key, where it is there.
  static func value(_ name: String, in extensions: Extensions) -> Node? {
    extensions.isEmpty ? nil : extensions[prefix + name]
  }

  /// Reports keys that start with the prefix and are not known at this place.
  static func check(_ extensions: Extensions, at place: Place, into bag: inout DiagnosticBag) {
    guard !extensions.isEmpty else { return }
    for entry in extensions.withPrefix(prefix) where !place.keys.contains(String(entry.key.dropFirst(prefix.count))) {
      bag.report(
        .unknownExtension, "`\(entry.key)` is not an extension that is known here", at: entry.keyNode.location,
        help: place.keys.isEmpty ? nil : "known here: " + place.keys.map { "`\(prefix)\($0)`" }.joined(separator: ", "))
    }
  }

  /// Reports members of an extension's mapping that are not known.
  static func check(_ node: Node, members: [String], of name: String, into bag: inout DiagnosticBag) -> Bool {
    guard let mapping = node.mapping else {
      bag.report(.invalidExtension, "`\(name)` must be a mapping", at: node.location)
      return false
    }
    var isSound = true
    for entry in mapping.entries where !members.contains(entry.key) {
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
