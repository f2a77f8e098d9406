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
    for part in property.parts {
      let schema = part.schema
      if description == nil { description = schema.description ?? (schema.reference == nil ? schema.title : nil) }
      if schema.deprecated { isDeprecated = true }
      if let value = schema.defaultValue, let text = Self.text(value) { remarks.append("Default: `\(text)`.") }
      if let limits = schema.constraints { remarks += Self.remarks(limits) }
    }
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
  static func remarks(_ limits: SchemaConstraints) -> [String] {
    var words: [String] = []
    if let minimum = limits.minimum {
      words.append("\(minimum.isExclusive ? "more than" : "at least") \(minimum.text)")
    }
    if let maximum = limits.maximum { words.append("\(maximum.isExclusive ? "less than" : "at most") \(maximum.text)") }
    if let length = limits.minLength, length > 0 { words.append("at least \(length) characters") }
    if let length = limits.maxLength { words.append("at most \(length) characters") }
    if let count = limits.minItems, count > 0 { words.append("at least \(count) items") }
    if let count = limits.maxItems { words.append("at most \(count) items") }
    guard let first = words.first else { return [] }
    let sentence = ([first.prefix(1).uppercased() + first.dropFirst()] + words.dropFirst()).joined(separator: ", ")
    return [sentence + "."]
  }
}
