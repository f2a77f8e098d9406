import ClientModel

/// Spells types as Swift writes them.
struct TypeSpelling: Sendable {
  private let names: [String]

  init(_ api: API) {
    names = api.declarations.map(\.name)
  }

  /// The type's text, for instance `[String: Incident]`.
  func text(_ type: TypeReference) -> String {
    switch type {
    case .builtIn(let type): Self.builtIn(type)
    case .declared(let id): names.indices.contains(id.index) ? names[id.index] : "JSONValue"
    case .array(let element): "[\(text(element))]"
    case .dictionary(let value): "[String: \(text(value))]"
    case .optional(let wrapped): optional(wrapped)
    case .custom(let name): name
    }
  }

  /// The type with a question mark, and never with two.
  func optional(_ type: TypeReference) -> String {
    if case .optional = type { return text(type) }
    return text(type) + "?"
  }

  /// The type of a property with this presence.
  func text(_ type: TypeReference, _ presence: Presence) -> String {
    switch presence {
    case .required: text(type)
    case .requiredNullable, .optional: optional(type)
    case .optionalNullable: "Nullable<\(text(type.unwrapped))>?"
    }
  }

  static func builtIn(_ type: BuiltInType) -> String {
    switch type {
    case .string: "String"
    case .boolean: "Bool"
    case .integer: "Int"
    case .int32: "Int32"
    case .int64: "Int64"
    case .uint32: "UInt32"
    case .uint64: "UInt64"
    case .bigInteger: "BigInteger"
    case .float: "Float"
    case .double: "Double"
    case .decimal: "Decimal"
    case .dateTime: "Date"
    case .date: "CalendarDate"
    case .time: "TimeOfDay"
    case .duration: "ISO8601Duration"
    case .uuid: "UUID"
    case .url: "URL"
    case .base64: "Data"
    case .bytes: "[UInt8]"
    case .json: "JSONValue"
    case .null: "JSONNull"
    }
  }
}

extension TypeReference {
  /// The type without an outer optional.
  var unwrapped: TypeReference {
    if case .optional(let wrapped) = self { return wrapped.unwrapped }
    return self
  }

  /// The type with the runtime's `Secret` in place of its text, so that nothing prints it.
  var concealed: TypeReference {
    switch self {
    case .builtIn(.string): .custom("Secret")
    case .array(let element): .array(element.concealed)
    case .dictionary(let value): .dictionary(value.concealed)
    case .optional(let wrapped): .optional(wrapped.concealed)
    case .builtIn, .declared, .custom: self
    }
  }

  /// Whether spelling it needs a type of the runtime.
  var isOfRuntime: Bool {
    switch self {
    case .builtIn(let type): [.bigInteger, .date, .time, .duration, .json, .null].contains(type)
    case .declared: false
    case .array(let inner), .dictionary(let inner), .optional(let inner): inner.isOfRuntime
    case .custom(let name): name == "Secret"
    }
  }

  /// Whether spelling it needs `import Foundation`. A type of the user's own may be anything.
  var needsFoundation: Bool {
    switch self {
    case .builtIn(let type): [.dateTime, .uuid, .url, .base64, .decimal].contains(type)
    case .declared: false
    case .array(let inner), .dictionary(let inner), .optional(let inner): inner.needsFoundation
    case .custom: true
    }
  }
}
