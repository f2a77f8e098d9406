/// The six kinds of JSON value (RFC 8259 §3), `true` and `false` being one.
public enum JSONKind: String, Sendable, Hashable {
  /// The literal `null`.
  case null
  /// `true` or `false`.
  case boolean
  /// A number, whole or not.
  case number
  /// A text in quotes.
  case string
  /// A list of values.
  case array
  /// Members with names.
  case object
}

extension JSONKind {
  /// The kind with its article, as sentences need it: `an object`.
  var phrase: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
