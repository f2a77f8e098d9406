import ClientModel
import Diagnostics
import SwiftEmitter
import YAML

/// Reads `models` of a client: attributes, conformances and imports by the pointer of a schema, with `*` and `**`.
enum ModelSetting {
  static func read(_ node: Node?, _ reader: inout SettingReader) -> [ModelHook] {
    guard let node, let mapping = reader.mapping(node, "`models`") else { return [] }
    return mapping.compactMap { entry in
      guard entry.key.hasPrefix("#/") else {
        reader.bag.report(
          .invalidSetting, "`models` names schemas by their pointers, not `\(entry.key)`", at: entry.keyLocation,
          help: "`\"#/components/schemas/\(entry.key)\"`; `*` stands for anything within one step, `**` for anything")
        return nil
      }
      guard let settings = reader.object(entry.value, "`\(entry.key)` of `models`", keys: ConfigurationKeys.model)
      else { return nil }
      var hook = ModelHook(PointerPattern(entry.key))
      hook.attributes = reader.texts(settings["attributes"], "`attributes`").compactMap { text, node in
        if isAttribute(text) { return text }
        reader.bag.report(
          .invalidSetting, "each of `attributes` is one attribute or macro as Swift writes it, not `\(text)`",
          at: node.location, help: "for instance `@Observable` or `@available(iOS 17, *)`")
        return nil
      }
      for (key, path) in [("conformances", \ModelHook.conformances), ("imports", \.imports)] {
        hook[keyPath: path] = reader.texts(settings[key], "`\(key)`").compactMap { text, node in
          if SwiftTypeText.isName(text) { return text }
          reader.bag.report(
            .invalidSetting, "each of `\(key)` is a name, not `\(text)`", at: node.location)
          return nil
        }
      }
      return hook
    }
  }

  /// Whether text is an attribute with its arguments and nothing behind it: parentheses match, outside strings.
  private static func isAttribute(_ text: String) -> Bool {
    guard text.hasPrefix("@"), !text.contains(where: \.isNewline) else { return false }
    let name = text.dropFirst().prefix { $0 != "(" }
    guard SwiftTypeText.isName(String(name)) else { return false }
    let rest = text.dropFirst(1 + name.count)
    var depth = 0
    var isString = false
    var isEscaped = false
    for (offset, character) in rest.enumerated() {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isString = false
        }
        continue
      }
      switch character {
      case "\"": isString = true
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return offset == rest.count - 1 }
      default: break
      }
    }
    return rest.isEmpty
  }
}
