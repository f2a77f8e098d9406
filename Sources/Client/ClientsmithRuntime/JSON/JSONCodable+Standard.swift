extension String: JSONCodable {
  /// Reads a string; nothing else is turned into one.
  public init(json: borrowing JSONReader) throws { self = try json.string }
  /// Writes a string.
  public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Bool: JSONCodable {
  /// Reads `true` or `false`; neither numbers nor strings will do.
  public init(json: borrowing JSONReader) throws { self = try json.bool }
  /// Writes `true` or `false`.
  public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Double: JSONCodable {
  /// Reads the nearest `Double`; a number beyond its range is an error.
  public init(json: borrowing JSONReader) throws { self = try json.double }
  /// Writes the shortest text that reads back as the same number.
  public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Float: JSONCodable {
  /// Reads the nearest `Float`; a number beyond its range is an error.
  public init(json: borrowing JSONReader) throws {
    self = Float(try json.double)
    if !isFinite { throw json.failure(expected: "a number in the range of a float") }
  }

  /// Writes the shortest text that reads back as the same number.
  public func write(to json: inout JSONWriter) {
    // Not by way of Double, which would spell 0.1 as 0.10000000149011612.
    guard isFinite else { return json.fail("\(self) is not a JSON number") }
    json.write(number: self == 0 && json.purpose == .comparing ? "0" : description)
  }
}

extension JSONDecodable where Self: FixedWidthInteger {
  /// Reads a whole number that fits; `3.0` is whole, `3.5` is not.
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
}

extension JSONEncodable where Self: FixedWidthInteger {
  /// Writes the digits.
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension Int: JSONCodable {}
extension Int8: JSONCodable {}
extension Int16: JSONCodable {}
extension Int32: JSONCodable {}
extension Int64: JSONCodable {}
extension UInt: JSONCodable {}
extension UInt8: JSONCodable {}
extension UInt16: JSONCodable {}
extension UInt32: JSONCodable {}
extension UInt64: JSONCodable {}
