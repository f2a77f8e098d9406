/// Boxes a property, so that a structure can contain itself: `@Indirect var parent: Incident?`.
@propertyWrapper
public indirect enum Indirect<Value> {
  /// The value, behind a reference.
  case boxed(Value)

  /// Boxes a value.
  public init(wrappedValue: Value) { self = .boxed(wrappedValue) }

  /// The value in the box.
  public var wrappedValue: Value {
    get {
      switch self {
      case .boxed(let value): value
      }
    }
    set { self = .boxed(newValue) }
  }
}

extension Indirect: Sendable where Value: Sendable {}
extension Indirect: Equatable where Value: Equatable {}
extension Indirect: Hashable where Value: Hashable {}

extension Indirect: JSONDecodable where Value: JSONDecodable {
  /// Reads the value.
  public init(json: borrowing JSONReader) throws { self = .boxed(try Value(json: json)) }
}

extension Indirect: JSONEncodable where Value: JSONEncodable {
  /// Writes the value.
  public func write(to json: inout JSONWriter) { wrappedValue.write(to: &json) }
}

extension Indirect: Decodable where Value: Decodable {
  /// Decodes the value.
  public init(from decoder: any Decoder) throws { self = .boxed(try Value(from: decoder)) }
}

extension Indirect: Encodable where Value: Encodable {
  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}
