/// Kinds of JSON value, as JSON Schema tells them apart.
public struct ContractKinds: OptionSet, Sendable, Hashable {
  /// A bit for each kind.
  public let rawValue: UInt8

  /// A set of kinds by their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// `null`.
  public static let null = ContractKinds(rawValue: 1)
  /// `true` and `false`.
  public static let boolean = ContractKinds(rawValue: 2)
  /// Members by names.
  public static let object = ContractKinds(rawValue: 4)
  /// A list.
  public static let array = ContractKinds(rawValue: 8)
  /// Any number.
  public static let number = ContractKinds(rawValue: 16)
  /// A text.
  public static let string = ContractKinds(rawValue: 32)
  /// A number without a fraction.
  public static let integer = ContractKinds(rawValue: 64)

  /// The kinds with the names that JSON Schema gives them.
  public static let named: [(name: String, kind: ContractKinds)] = [
    ("string", .string), ("object", .object), ("array", .array), ("integer", .integer), ("boolean", .boolean),
    ("number", .number), ("null", .null),
  ]

  /// The names of the kinds in the set.
  public var names: [String] { Self.named.filter { contains($0.kind) }.map(\.name) }
}

/// A JSON value that is held against a contract.
public protocol ContractValue {
  /// One kind; a number without a fraction is an integer.
  var contractKind: ContractKinds { get }
  /// The text of a string, number or boolean; nil for other kinds.
  var contractText: String? { get }
  /// The elements of an array; empty for other kinds.
  var contractElements: [Self] { get }
  /// The members of an object; empty for other kinds.
  var contractMembers: [(name: String, value: Self)] { get }
}

extension ContractKinds {
  /// The kind of a number by its text.
  public static func number(_ text: String) -> ContractKinds {
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { return .integer }
    guard let value = Double(text) else { return .number }
    return value.rounded() == value ? .integer : .number
  }
}
