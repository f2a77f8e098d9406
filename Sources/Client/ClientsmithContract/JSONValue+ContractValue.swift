import ClientsmithRuntime

extension JSONValue: ContractValue {
  /// The kind of the value.
  public var contractKind: ContractKinds {
    switch self {
    case .null: .null
    case .bool: .boolean
    case .number(let number): .number(number.description)
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The text of a scalar.
  public var contractText: String? {
    switch self {
    case .bool(let value): String(value)
    case .number(let number): number.description
    case .string(let text): text
    case .null, .array, .object: nil
    }
  }

  /// The elements of an array.
  public var contractElements: [JSONValue] { arrayValue ?? [] }
  /// The members of an object, in their order.
  public var contractMembers: [(name: String, value: JSONValue)] { objectValue.map { $0.map { ($0, $1) } } ?? [] }
}
