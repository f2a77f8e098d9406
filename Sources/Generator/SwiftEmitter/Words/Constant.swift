import ClientModel

/// Spells a constant of the document in the type of its place.
enum Constant {
  /// The expression, or nil where the type has no literal for the value.
  static func text(_ literal: Literal, as type: TypeReference, in words: Words) -> String? {
    switch (type, literal) {
    case (.optional(let wrapped), _): return text(literal, as: wrapped, in: words)
    case (.declared(let id), _):
      guard words.api.declarations.indices.contains(id.index),
        case .enumeration(let enumeration) = words.api[id].kind
      else { return nil }
      if let known = enumeration.cases.first(where: { $0.value == literal }) { return ".\(known.name)" }
      return enumeration.rawType.accepts(literal)
        ? "\(words.type(type))(rawValue: \(SwiftLiteral.literal(literal)))" : nil
    case (.builtIn(.json), .null): return ".null"
    case (.builtIn(.json), _): return SwiftLiteral.literal(literal)
    case (.builtIn(let type), _): return type.accepts(literal) ? SwiftLiteral.literal(literal) : nil
    case (.array, _), (.dictionary, _), (.custom, _): return nil
    }
  }
}

extension BuiltInType {
  /// Whether a Swift value of this type can be written as the literal.
  func accepts(_ literal: Literal) -> Bool {
    switch (self, literal) {
    case (.string, .string), (.boolean, .boolean): true
    case (.integer, .integer), (.int64, .integer), (.double, .integer), (.float, .integer), (.decimal, .integer): true
    case (.int32, .integer(let value)): Int32(exactly: value) != nil
    case (.uint32, .integer(let value)): UInt32(exactly: value) != nil
    case (.uint64, .integer(let value)): value >= 0
    case (.double, .number), (.float, .number): true
    default: false
    }
  }
}
