import Diagnostics
import OpenAPI

/// Says of schemas in a word what they are.
extension SchemaComparison {
  static func pointer(_ schema: EffectiveSchema) -> String { schema.named.path.description }

  /// The key of a component, or nil for a schema that stands inside something.
  static func name(_ schema: EffectiveSchema) -> String? {
    let tokens = schema.named.path.tokens
    guard tokens.count == 3, tokens[0] == "components", tokens[1] == "schemas" else {
      return tokens.count == 2 && tokens[0] == "definitions" ? tokens[1] : nil
    }
    return tokens[2]
  }

  static func identity(_ schema: EffectiveSchema) -> String {
    name(schema) ?? schema.named.title ?? (schema.types.isEmpty ? "variant" : words(schema.types))
  }

  /// Whether two objects have different names and nothing in common: one was put into an envelope, or is another thing.
  static func isOtherObject(_ old: EffectiveSchema, _ new: EffectiveSchema) -> Bool {
    name(old) != name(new) && !old.properties.isEmpty && !new.properties.isEmpty
      && old.properties.allSatisfy { new.property($0.name) == nil }
  }

  /// The first of an object's properties.
  static func names(_ schema: EffectiveSchema) -> String {
    let shown = schema.properties.prefix(3).map(\.name).joined(separator: ", ")
    return "{\(shown)\(schema.properties.count > 3 ? ", …" : "")}"
  }

  /// Every whole number is a number.
  static func holds(_ wide: SchemaTypes, _ narrow: SchemaTypes) -> Bool {
    wide.isSuperset(of: narrow) || wide.contains(.number) && wide.union(.integer).isSuperset(of: narrow)
  }

  static func words(_ types: SchemaTypes) -> String {
    types.isEmpty ? "any" : types.names.joined(separator: " or ")
  }

  static func directions(_ schema: EffectiveSchema) -> String {
    schema.isReadOnly ? "readOnly" : schema.isWriteOnly ? "writeOnly" : "both ways"
  }

  static func text(_ discriminator: Discriminator?) -> String {
    guard let discriminator else { return "no discriminator" }
    let mapping = discriminator.mapping.map { "\($0.value) → \($0.text)" }.sorted().joined(separator: ", ")
    return mapping.isEmpty ? discriminator.propertyName : "\(discriminator.propertyName): \(mapping)"
  }

  static func plain(_ value: String) -> String {
    value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? String(value.dropFirst().dropLast()) : value
  }

  static func isTighter(_ key: String, _ old: String?, _ new: String?) -> Bool {
    guard let new else { return false }
    guard let old else { return new != "false" }
    guard let before = Double(old), let after = Double(new) else { return new != "false" }
    return key.hasPrefix("min") || key == "exclusiveMinimum"
      ? after > before : key.hasPrefix("max") || key == "exclusiveMaximum" ? after < before : true
  }
}
