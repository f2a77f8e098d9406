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
