/// The six kinds of JSON value (RFC 8259 §3), `true` and `false` being one.
public enum JSONKind: String, Sendable, Hashable {
  case null, boolean, number, string, array, object
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
