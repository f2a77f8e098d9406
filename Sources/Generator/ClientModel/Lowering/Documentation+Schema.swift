import OpenAPI
import YAML

extension Documentation {
  /// What a schema says of itself.
  init(schema: OpenAPI.Schema) {
    self.init(
      summary: nil, description: schema.description ?? schema.title, remarks: [], link: schema.externalDocs?.url,
      isDeprecated: schema.deprecated)
  }

  /// What is said of a property: by its own schema, else by the one it refers to.
  init(property: ComposedSchema.Property, _ document: Document) {
    self.init()
    describe(property.parts.map(\.schema), isSecret: false)
  }

  /// Adds what schemas say of a value, and what stands within a choice between one of them and `null`: its description, its
  /// default unless that is a secret, and its limits, each once.
  mutating func describe(_ schemas: [OpenAPI.Schema], isSecret: Bool) {
    var limits: [String] = []
    let all = schemas.flatMap(Self.withNullableChoice)
    let isSecret =
      isSecret
      || all.contains { $0.format == "password" || ExtensionReader.value("secret", in: $0.extensions)?.bool == true }
    for schema in all {
      if description == nil { description = schema.description ?? (schema.reference == nil ? schema.title : nil) }
      if schema.deprecated { isDeprecated = true }
      if !isSecret, let value = schema.defaultValue, let text = Self.text(value),
        case let remark = "Default: `\(text)`.", !remarks.contains(remark)
      {
        remarks.append(remark)
      }
      for limit in schema.constraints.map(Self.limits) ?? [] where !limits.contains(limit) { limits.append(limit) }
    }
    guard let first = limits.first else { return }
    let sentence =
      ([first.prefix(1).uppercased() + first.dropFirst()] + limits.dropFirst()).joined(separator: ", ") + "."
    if !remarks.contains(sentence), description?.contains(sentence) != true { remarks.append(sentence) }
  }

  /// A schema, and the one that it is a choice of beside `null`, where that is written out in it.
  private static func withNullableChoice(_ schema: OpenAPI.Schema) -> [OpenAPI.Schema] {
    for members in [schema.anyOf, schema.oneOf] where members.count > 1 {
      let others = members.withoutNull
      if others.count == 1, let only = others.first, only.reference == nil { return [schema, only] }
    }
    return [schema]
  }

  /// A default as one line, nil where it is no scalar.
  static func text(_ node: Node) -> String? {
    guard let text = node.isNull ? "null" : node.string, text.utf8.count <= 60, !text.contains("`"),
      !text.contains("\n")
    else {
      return nil
    }
    return text.isEmpty ? "\"\"" : text
  }

  /// The limits a server checks, in words.
  private static func limits(_ limits: SchemaConstraints) -> [String] {
    var words: [String] = []
    if let minimum = limits.minimum {
      words.append("\(minimum.isExclusive ? "more than" : "at least") \(minimum.text)")
    }
    if let maximum = limits.maximum { words.append("\(maximum.isExclusive ? "less than" : "at most") \(maximum.text)") }
    if let length = limits.minLength, length > 0 { words.append("at least \(length) characters") }
    if let length = limits.maxLength { words.append("at most \(length) characters") }
    if let count = limits.minItems, count > 0 { words.append("at least \(count) items") }
    if let count = limits.maxItems { words.append("at most \(count) items") }
    return words
  }
}
