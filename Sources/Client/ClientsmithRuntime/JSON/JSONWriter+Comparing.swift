extension JSONWriter {
  /// Whether two values write the same.
  static func areEqual<T: JSONEncodable>(_ left: T, _ right: T) -> Bool {
    var one = JSONWriter(for: .comparing)
    left.write(to: &one)
    var other = JSONWriter(capacity: one.count, for: .comparing)
    right.write(to: &other)
    return one.withBytes { one in other.withBytes { other in one.elementsEqual(other) } }
  }

  /// Feeds what a value writes.
  static func hash<T: JSONEncodable>(_ value: T, into hasher: inout Hasher) {
    var writer = JSONWriter(for: .comparing)
    value.write(to: &writer)
    writer.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// The text so far.
  borrowing func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: base, count: count))
  }
}
