/// A type that can be read from JSON.
///
/// Generated models conform with one line a property: `id = try json.required("id")`. It is `nonisolated`, as the other
/// half below, so that conforming types are so too in modules whose default isolation is the main actor.
public nonisolated protocol JSONDecodable: Sendable {
  /// Reads the value at which `json` stands; throws ``DecodingFailure`` when it has another shape.
  init(json: borrowing JSONReader) throws
}

/// A type that can be written as JSON.
///
/// Writing cannot fail half-way: a value that JSON cannot express (a number that is not finite) is remembered by the
/// writer and thrown by ``JSONWriter/finish()``.
public nonisolated protocol JSONEncodable: Sendable {
  /// Appends this value, and nothing else, to `json`.
  func write(to json: inout JSONWriter)
}

/// A type that can be read from JSON and written as JSON.
public typealias JSONCodable = JSONDecodable & JSONEncodable
