extension JSONWriter {
  /// What a text is for, which is also what may be left out of it.
  enum Purpose {
    /// To be read again: all of a value.
    case keeping
    /// For the service: without what it alone sets (`readOnly`, OpenAPI 3.2 §4.24).
    case sending
    /// To be compared: equal for equal values and for no others, and then nothing that anybody reads.
    case comparing
    /// To be seen: without secrets.
    case showing
  }

  /// The text of one value as it is sent; throws ``EncodingFailure`` when something in it cannot be expressed in JSON.
  static func request(_ value: some JSONEncodable) throws -> [UInt8] {
    var writer = JSONWriter(for: .sending)
    value.write(to: &writer)
    return try writer.finish()
  }
}

@_spi(Generated)
extension JSONWriter {
  /// The value of a union. `name` is the variant, by which equal values of two variants are told apart.
  public mutating func variant<T: JSONEncodable>(_ name: StaticString, _ value: T) {
    guard purpose == .comparing else { return value.write(to: &self) }
    beginArray()
    beginValue(reserving: name.utf8CodeUnitCount)
    name.withUTF8Buffer { append($0) }
    value.write(to: &self)
    endArray()
  }
}
