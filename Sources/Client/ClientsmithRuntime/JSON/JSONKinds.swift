/// Kinds of JSON value, whole numbers apart from others: what a union's variant can be.
@_spi(Generated)
public struct JSONKinds: OptionSet, Sendable, Hashable {
  /// A bit for each kind.
  public let rawValue: UInt8

  /// The kinds of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// An object.
  public static let object = JSONKinds(rawValue: 1)
  /// An array.
  public static let array = JSONKinds(rawValue: 2)
  /// A string.
  public static let string = JSONKinds(rawValue: 4)
  /// A whole number.
  public static let integer = JSONKinds(rawValue: 8)
  /// A number with a fraction; `3.0` is an integer.
  public static let number = JSONKinds(rawValue: 16)
  /// `true` or `false`.
  public static let boolean = JSONKinds(rawValue: 32)
  /// `null`.
  public static let null = JSONKinds(rawValue: 64)
}

extension JSONReader {
  /// The kind of the value, as a set of one.
  var kinds: JSONKinds {
    switch kind {
    case .object: .object
    case .array: .array
    case .string: .string
    case .number: isInteger ? .integer : .number
    case .boolean: .boolean
    case .null: .null
    }
  }
}

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
