extension JSONWriter {
  /// A member.
  @_specialize(where T == String)
  @_specialize(where T == Int)
  @_specialize(where T == Bool)
  public mutating func field<T: JSONEncodable>(_ key: StaticString, _ value: T) {
    writeKey(key)
    value.write(to: &self)
  }

  /// A member that is left out when its value is nil. A `Nullable` writes its null.
  ///
  /// Inlinable, because a generic function over `T?` has to look up the metadata of the optional at each call.
  @inlinable
  public mutating func field<T: JSONEncodable>(_ key: StaticString, _ value: T?) {
    if let value { field(key, value) }
  }

  /// A member that is `null` when its value is nil: required, but nullable.
  @inlinable
  public mutating func nullableField<T: JSONEncodable>(_ key: StaticString, _ value: T?) {
    if let value { field(key, value) } else { nullField(key) }
  }

  /// A member that is null.
  public mutating func nullField(_ key: StaticString) {
    writeKey(key)
    null()
  }

  /// The members of `additionalProperties`, sorted by name, so that the same value is always the same text.
  public mutating func additional<T: JSONEncodable>(_ members: [String: T]) {
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      name(key)
      value.write(to: &self)
    }
  }

  @inline(__always)
  mutating func writeKey(_ key: StaticString) {
    guard key.hasPointerRepresentation else { return key.withUTF8Buffer { writeName($0) } }
    writeName(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
  }
}
