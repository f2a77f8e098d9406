#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

// The protocols are not marked `nonisolated`: in modules whose default isolation is the main actor, conforming types are
// not isolated anyway, because these protocols are not; and with the mark, no property of theirs could have a wrapper
// (Swift 6.3).

/// A type that can be read from JSON.
///
/// Generated models conform with one line a property: `id = try json.required("id")`.
public protocol JSONDecodable: Sendable {
  /// Reads the value at which `json` stands; throws ``DecodingFailure`` when it has another shape.
  init(json: borrowing JSONReader) throws
}

/// A type that can be written as JSON.
///
/// Writing cannot fail half-way: a value that JSON cannot express (a number that is not finite) is remembered by the
/// writer and thrown by ``JSONWriter/finish()``.
public protocol JSONEncodable: Sendable {
  /// Appends this value, and nothing else, to `json`.
  func write(to json: inout JSONWriter)
}

/// A type that can be read from JSON and written as JSON.
public typealias JSONCodable = JSONDecodable & JSONEncodable

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

extension Array: JSONDecodable where Element: JSONDecodable {
  /// Reads an array.
  public init(json: borrowing JSONReader) throws {
    guard json.word.is(.array) else { throw json.failure(expected: "an array") }
    let document = json.document
    self.init()
    reserveCapacity(json.word.length)
    let end = document.tape[json.index + 1].next
    var index = json.index + 2
    while index < end {
      append(try Element(json: JSONReader(document: document, index: index)))
      index = document.after(index)
    }
  }
}

extension Array: JSONEncodable where Element: JSONEncodable {
  /// Writes the elements in order.
  public func write(to json: inout JSONWriter) {
    json.beginArray()
    for element in self { element.write(to: &json) }
    json.endArray()
  }
}

extension Dictionary: JSONDecodable where Key == String, Value: JSONDecodable {
  /// Reads an object of any members.
  public init(json: borrowing JSONReader) throws {
    self.init(minimumCapacity: json.word.isObject ? json.word.length : 0)
    let document = json.document
    try json.forEachMember { name, value in
      self[document.string(at: name)] = try Value(json: JSONReader(document: document, index: value))
    }
  }
}

extension Dictionary: JSONEncodable where Key == String, Value: JSONEncodable {
  /// The members sorted by name, so that the same value is always the same text.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.additional(self)
    json.endObject()
  }
}

extension Optional: JSONDecodable where Wrapped: JSONDecodable {
  /// Reads null as nil.
  public init(json: borrowing JSONReader) throws { self = json.isNull ? nil : try Wrapped(json: json) }
}

extension Optional: JSONEncodable where Wrapped: JSONEncodable {
  /// Writes nil as null.
  public func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.null() }
  }
}

extension UUID: JSONCodable {
  /// Reads a string of 36 characters in either case.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = UUID(uuidString: try json.string) else {
      throw json.failure(expected: "a UUID")
    }
    self = value
  }

  /// In lower case (RFC 9562 §4).
  public func write(to json: inout JSONWriter) { json.write(uuidString.lowercased()) }
}

extension URL: JSONCodable {
  /// Reads a string that `URL(string:)` takes.
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let value = URL(string: try json.string) else { throw json.failure(expected: "a URL") }
    self = value
  }

  /// Writes the URL as it is spelt.
  public func write(to json: inout JSONWriter) { json.write(absoluteString) }
}

extension Decimal: JSONCodable {
  /// A number, taken from its digits and never by way of a `Double`.
  public init(json: borrowing JSONReader) throws {
    guard let value = Decimal(string: try json.numberText), value.isFinite else {
      throw json.failure(expected: "a decimal number")
    }
    self = value
  }

  /// Writes every digit.
  public func write(to json: inout JSONWriter) {
    guard isFinite else { return json.fail("\(self) is not a JSON number") }
    json.write(number: description)
  }
}

extension Data: JSONCodable {
  /// Base64 (`format: byte`).
  public init(json: borrowing JSONReader) throws {
    guard json.word.isString, let bytes = Base64.decode(try json.string) else { throw json.failure(expected: "base64") }
    self.init(bytes)
  }

  /// Writes base64 with padding.
  public func write(to json: inout JSONWriter) { json.write(Base64.encode(self)) }
}

extension Date: JSONCodable {
  /// A date-time (RFC 3339), leniently; see ``DateTime``.
  public init(json: borrowing JSONReader) throws {
    let value: Date?
    let assumesUTC = json.document.assumesUTC
    switch json.word.kind {
    case .string where json.word.is(.string):
      value = DateTime.parse(json.document.bytes(json.word), assumesUTC: assumesUTC)
    case .string: value = DateTime.parse(try json.string, assumesUTC: assumesUTC)
    default: value = nil
    }
    guard let value else { throw Self.failure(json) }
    self = value
  }

  @inline(never)
  private static func failure(_ json: borrowing JSONReader) -> DecodingFailure {
    guard let text = try? json.string, DateTime.parse(text, assumesUTC: true) != nil else {
      return json.failure(expected: "a date-time")
    }
    return json.failure(
      expected: "a date-time with an offset (if the service means UTC, set `assumesUTC` of the client's configuration)")
  }

  /// Writes RFC 3339 in UTC.
  public func write(to json: inout JSONWriter) {
    // The text ends at microseconds.
    if json.purpose == .comparing { return json.write(timeIntervalSinceReferenceDate) }
    json.quoted(room: CivilTextOutput.room) { DateTime.write(self, to: &$0) }
  }
}

/// A model that declares `Codable` beside ``JSONCodable`` gets it from here, at no cost to the compiler: whatever the
/// coder, the value travels as a ``JSONValue``.
extension JSONDecodable where Self: Decodable {
  /// Reads a tree and then the value from it; throws `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let bytes = try JSONWriter.encode(JSONValue(from: decoder))
    do {
      try self.init(json: JSONDocument.parse(bytes).root)
    } catch let failure as DecodingFailure {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: failure.description, underlyingError: failure))
    }
  }
}

extension JSONEncodable where Self: Encodable {
  /// Hands the value over as a tree.
  public func encode(to encoder: any Encoder) throws {
    try JSONValue(encoding: self).encode(to: encoder)
  }
}
