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
  public var parameterContent: ParameterContent { .absent }
}
