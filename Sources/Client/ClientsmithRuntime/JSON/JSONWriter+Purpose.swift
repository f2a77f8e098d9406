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

  /// The value of a union whose own members may not say which variant it is: the member `tag` does, with the text `text`, unless
  /// it is there (a discriminator, OpenAPI 3.2 section 4.25).
  public mutating func variant<T: JSONEncodable>(
    _ name: StaticString, _ value: T, tag: StaticString, _ text: StaticString, unless isThere: Bool = false
  ) {
    let start = count
    variant(name, value)
    if !isThere, purpose != .comparing { insert(tag, text, intoObjectFrom: start) }
  }

  /// Puts a member first into an object that was written from `start` on; nothing else is changed.
  private mutating func insert(_ name: StaticString, _ text: StaticString, intoObjectFrom start: Int) {
    var place = start
    if place < count, base[place] == UInt8(ascii: ",") { place += 1 }
    guard place < count, base[place] == UInt8(ascii: "{") else { return }
    place += 1
    var member = JSONWriter(for: purpose)
    name.withUTF8Buffer { member.writeName($0) }
    text.withUTF8Buffer {
      member.beginValue(reserving: Self.quotedRoom($0.count) &+ 1)
      member.putQuoted($0)
    }
    if base[place] != UInt8(ascii: "}") { member.put(UInt8(ascii: ",")) }
    reserve(member.count)
    (base + place + member.count).moveInitialize(from: base + place, count: count - place)
    (base + place).update(from: member.base, count: member.count)
    count += member.count
    if let failure, failure.offset >= place { self.failure = (failure.reason, failure.offset + member.count) }
  }
}
