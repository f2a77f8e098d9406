/// The index of a declaration in `API.declarations`.
package struct DeclarationID: Sendable, Hashable {
  package let index: Int

  package init(_ index: Int) {
    self.index = index
  }
}

/// A type as it is used at one place; words for it are found by the emitter.
package indirect enum TypeReference: Sendable, Hashable {
  case builtIn(BuiltInType)
  case declared(DeclarationID)
  case array(TypeReference)
  /// Keys are strings.
  case dictionary(TypeReference)
  /// An element that may be `null` inside an array, dictionary, union or result; a property's own nullability is its `presence`.
  case optional(TypeReference)
  /// A Swift type named by the configuration's type mapping, written as it is.
  case custom(String)

  package static let string = TypeReference.builtIn(.string)
  package static let json = TypeReference.builtIn(.json)
}

/// The types of Swift, Foundation and the runtime that a schema without properties can stand for.
package enum BuiltInType: String, Sendable, Hashable, CaseIterable {
  case string, boolean, integer, int32, int64, uint32, uint64, bigInteger, float, double, decimal
  /// RFC 3339 date-time as `Date`.
  case dateTime
  /// RFC 3339 full-date as the runtime's `CalendarDate`.
  case date
  /// RFC 3339 time as the runtime's `TimeOfDay`.
  case time
  /// ISO 8601 duration as the runtime's `ISO8601Duration`.
  case duration
  case uuid, url
  /// Base64 text in JSON as `Data` (`format: byte`).
  case base64
  /// Raw bytes of a body or part (`format: binary`).
  case bytes
  /// Anything: the runtime's `JSONValue`.
  case json
  /// Only `null`: the runtime's `JSONNull`.
  case null
}
