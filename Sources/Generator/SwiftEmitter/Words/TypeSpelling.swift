import ClientModel

/// Spells types as Swift writes them: in full, or by the last name where a type is spelled in the one it is nested in.
struct TypeSpelling: Sendable {
  private let names: [String]
  private let api: API
  /// The type in whose text types are spelled.
  private var place = DeclarationScope.module

  init(_ api: API) {
    self.api = api
    names = api.declarations.indices.map { api.path(of: DeclarationID($0)).joined(separator: ".") }
  }

  /// The spelling inside a type.
  func inside(_ place: DeclarationScope) -> TypeSpelling {
    var spelling = self
    spelling.place = place
    return spelling
  }

  private func name(_ id: DeclarationID) -> String {
    guard names.indices.contains(id.index) else { return "JSONValue" }
    return place != .module && api[id].scope == place ? api[id].name : names[id.index]
  }

  /// The type's text, for instance `[String: Incident]`.
  func text(_ type: TypeReference) -> String {
    switch type {
    case .builtIn(let type): Self.builtIn(type)
    case .declared(let id): name(id)
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

  /// What of Foundation spelling it needs. A type of the user's own may be anything.
  var foundation: FoundationNeed {
    switch self {
    case .builtIn(let type): [.dateTime, .uuid, .url, .base64, .decimal].contains(type) ? .essentials : .none
    case .declared: .none
    case .array(let inner), .dictionary(let inner), .optional(let inner): inner.foundation
    case .custom: isOfRuntime ? .none : .all
    }
  }
}
