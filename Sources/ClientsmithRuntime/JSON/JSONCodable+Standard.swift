extension String: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.string }
  public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Bool: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.bool }
  public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Double: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.double }
  public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Float: JSONCodable {
  /// The nearest `Float`; a number beyond its range is an error.
  public init(json: borrowing JSONReader) throws {
    self = Float(try json.double)
    if !isFinite { throw json.failure(expected: "a number in the range of a float") }
  }

  public func write(to json: inout JSONWriter) {
    // Not by way of Double, which would spell 0.1 as 0.10000000149011612.
    guard isFinite else { return json.fail("\(self) is not a JSON number") }
    json.write(number: description)
  }
}

extension Int: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension Int8: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension Int16: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension Int32: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension Int64: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension UInt: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension UInt8: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension UInt16: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension UInt32: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}

extension UInt64: JSONCodable {
  public init(json: borrowing JSONReader) throws { self = try json.fixedWidthInteger() }
  public func write(to json: inout JSONWriter) { json.write(integer: self) }
}
