/// An enumeration to which a server may add values: one that this client does not know keeps its raw value.
///
/// Generated enumerations are structures with one stored `rawValue` and a computed static for each known value.
public protocol OpenEnum: RawRepresentable, Hashable, Sendable, JSONCodable, Codable,
  CustomStringConvertible
where RawValue: JSONCodable & Hashable & Codable {
  /// The value of any raw value, also of one that the document does not name.
  init(rawValue: RawValue)
  /// The values that the document names, in its order.
  static var knownValues: [Self] { get }
}

extension OpenEnum {
  /// None: a type of one's own that does not say.
  public static var knownValues: [Self] { [] }

  /// Whether the document names the value.
  public var isKnown: Bool { Self.knownValues.contains(self) }

  /// The values of raw ones.
  @_spi(Generated)
  public static func ofRawValues(_ rawValues: [RawValue]) -> [Self] { rawValues.map { Self(rawValue: $0) } }

  /// Reads any raw value.
  public init(json: borrowing JSONReader) throws { self.init(rawValue: try RawValue(json: json)) }

  /// Writes the raw value.
  public func write(to json: inout JSONWriter) { rawValue.write(to: &json) }

  /// Decodes any raw value.
  public init(from decoder: any Decoder) throws { self.init(rawValue: try RawValue(from: decoder)) }

  /// Encodes the raw value.
  public func encode(to encoder: any Encoder) throws { try rawValue.encode(to: encoder) }

  /// The raw value as text.
  public var description: String { "\(rawValue)" }
}

extension OpenEnum where RawValue == String, Self: ExpressibleByStringLiteral {
  /// The raw value of a literal.
  public init(stringLiteral value: String) { self.init(rawValue: value) }
}

extension OpenEnum where RawValue == Int, Self: ExpressibleByIntegerLiteral {
  /// The raw value of a literal.
  public init(integerLiteral value: Int) { self.init(rawValue: value) }
}
