import ClientModel

/// Spells a value that an argument of a snippet can have: as little as the type allows.
struct SnippetValue {
  let words: Words

  /// The expression; nil where the type has none that is short and certain.
  func text(_ type: TypeReference, name: String, isSecret: Bool = false, _ depth: Int = 0) -> String? {
    guard depth < 6 else { return nil }
    switch type {
    case .builtIn(let type): return isSecret && type == .string ? "Secret(\"…\")" : builtIn(type, name: name)
    case .optional: return "nil"
    case .dictionary: return "[:]"
    case .array(let element): return text(element, name: name, depth + 1).map { "[\($0)]" } ?? "[]"
    case .custom: return nil
    case .declared(let id): return declared(id, depth)
    }
  }

  private func builtIn(_ type: BuiltInType, name: String) -> String? {
    switch type {
    case .string: SwiftLiteral.string(name)
    case .boolean: "true"
    case .integer, .int32, .int64, .uint32, .uint64, .float, .double, .decimal: "1"
    case .dateTime: "Date()"
    case .uuid: "UUID()"
    case .url: "URL(string: \"https://example.com\")!"
    case .base64: "Data()"
    case .json: "[\"key\": \"value\"]"
    case .bigInteger, .date, .time, .duration, .bytes, .null: nil
    }
  }

  private func declared(_ id: DeclarationID, _ depth: Int) -> String? {
    let declaration = words.api[id]
    let name = words.type(.declared(id))
    switch declaration.kind {
    case .enumeration(let enumeration): return enumeration.cases.first.map { "\(name).\($0.name)" }
    case .structure(let structure):
      var arguments: [String] = []
      for property in structure.properties
      where property.presence == .required && property.constant == nil && property.defaultValue == nil {
        let value = text(property.type, name: property.wireName, isSecret: property.isSecret, depth + 1)
        guard let value else { return nil }
        arguments.append("\(property.name): \(value)")
      }
      return "\(name)(\(arguments.joined(separator: ", ")))"
    case .union(let union):
      for variant in union.variants {
        if let value = text(variant.type, name: declaration.name, depth + 1) {
          return "\(name).\(variant.name)(\(value))"
        }
      }
      return nil
    case .multipart, .responses, .bodies: return nil
    }
  }
}
