/// A value or an explicit `null`, in an optional property that tells "leave it" (nil) from "clear it" (`.null`).
public enum Nullable<Value> {
  /// `null`, which is not the same as nothing.
  case null
  /// A value.
  case value(Value)

  /// The value, or nil for a null.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// Makes nil a null.
  public init(_ value: Value?) { self = value.map(Nullable.value) ?? .null }
}

extension Nullable: Sendable where Value: Sendable {}
extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}

extension Nullable: JSONDecodable where Value: JSONDecodable {
  /// Reads null, or a value.
  public init(json: borrowing JSONReader) throws { self = json.isNull ? .null : .value(try Value(json: json)) }
}

extension Nullable: JSONEncodable where Value: JSONEncodable {
  /// Writes null, or the value.
  public func write(to json: inout JSONWriter) {
    if case .value(let value) = self { value.write(to: &json) } else { json.null() }
  }
}

extension Nullable: Decodable where Value: Decodable {
  /// Decodes null, or a value.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Value?.self))
  }
}

extension Nullable: Encodable where Value: Encodable {
  /// Encodes null, or the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

// MARK: Literals, so that `name: "x"` needs no wrapping

extension Nullable: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByStringLiteral {
  /// A value.
  public init(unicodeScalarLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension Nullable: ExpressibleByExtendedGraphemeClusterLiteral where Value: ExpressibleByStringLiteral {
  /// A value.
  public init(extendedGraphemeClusterLiteral value: Value.StringLiteralType) {
    self = .value(Value(stringLiteral: value))
  }
}

extension Nullable: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
  /// A value.
  public init(stringLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}

extension Nullable: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  /// A value.
  public init(integerLiteral value: Value.IntegerLiteralType) { self = .value(Value(integerLiteral: value)) }
}

extension Nullable: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  /// A value.
  public init(floatLiteral value: Value.FloatLiteralType) { self = .value(Value(floatLiteral: value)) }
}

extension Nullable: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
  /// A value.
  public init(booleanLiteral value: Value.BooleanLiteralType) { self = .value(Value(booleanLiteral: value)) }
}

/// The one value of a schema that allows only `null`.
public struct JSONNull: JSONCodable, Codable, Hashable, ParameterValue {
  /// Null.
  public init() {}

  /// Reads null and nothing else.
  public init(json: borrowing JSONReader) throws {
    guard json.isNull else { throw json.failure(expected: "null") }
  }

  /// Writes null.
  public func write(to json: inout JSONWriter) { json.null() }

  /// Nothing: a null has no text.
  public var _parameterContent: ParameterContent { .absent }
}
