/// Writes JSON text into one buffer, commas and colons included.
///
/// A model writes itself as `beginObject()`, one `field` a property, `endObject()`; an array is `beginArray()`, the
/// elements, `endArray()`.
public struct JSONWriter: ~Copyable {
  // Owned by this value alone, which cannot be copied; freed in `deinit`. Everything up to `count` is initialised, and
  // every store is behind a `reserve` of at least as many bytes.
  var base: UnsafeMutablePointer<UInt8>
  var capacity: Int
  var count = 0
  /// Whether the next value or name stands behind another one.
  var needsComma = false
  /// The first value that JSON cannot express: why, and where its stand-in was written.
  var failure: (reason: String, offset: Int)?

  /// What the text is for.
  let purpose: Purpose

  /// An empty text with room for so many bytes before it has to grow.
  public init(capacity: Int = 512) {
    self.init(capacity: capacity, for: .keeping)
  }

  init(capacity: Int = 512, for purpose: Purpose) {
    self.purpose = purpose
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The text of one value; throws ``EncodingFailure`` when something in it cannot be expressed in JSON.
  public static func encode(_ value: some JSONEncodable) throws -> [UInt8] {
    var writer = JSONWriter()
    value.write(to: &writer)
    return try writer.finish()
  }

  /// What was written; throws ``EncodingFailure`` when something in it cannot be expressed in JSON.
  public consuming func finish() throws -> [UInt8] {
    let bytes = [UInt8](UnsafeBufferPointer(start: base, count: count))
    guard let failure else { return bytes }
    throw EncodingFailure(path: Self.path(to: failure.offset, in: bytes), reason: failure.reason)
  }

  /// The path of the value that begins at `offset`, found again in the text, where the `null` that stands in for it is.
  private static func path(to offset: Int, in bytes: [UInt8]) -> JSONPath {
    guard let document = try? JSONDocument.parse(bytes) else { return JSONPath() }
    var index = 0
    while index < document.tapeCount {
      let word = document.tape[index]
      if word.is(.null), word.offset == offset { return JSONReader(document: document, index: index).path }
      index += word.isContainer ? 2 : 1
    }
    return JSONPath()
  }

  // MARK: Structure

  /// `{`
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// `}`
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// `[`
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// `]`
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// A member name that is only known at run time; its value has to follow.
  public mutating func name(_ name: String) {
    var name = name
    name.withUTF8 { writeName($0) }
  }

  /// A value that is JSON text already. It is not checked: a part of a parsed document is meant.
  public mutating func raw(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      beginValue(reserving: buffer.count)
      append(buffer)
    }
  }

  @inline(__always)
  private mutating func open(_ bracket: UInt8) {
    beginValue(reserving: 1)
    put(bracket)
    needsComma = false
  }

  @inline(__always)
  private mutating func close(_ bracket: UInt8) {
    reserve(1)
    put(bracket)
    needsComma = true
  }
}

// MARK: The buffer

extension JSONWriter {
  /// Makes room for `extra` more bytes.
  @inline(__always)
  mutating func reserve(_ extra: Int) {
    if capacity &- count < extra { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    let larger = max(capacity * 2, count + extra)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    copy.moveInitialize(from: base, count: count)
    base.deallocate()
    base = copy
    capacity = larger
  }

  /// Stores a byte for which room was reserved.
  @inline(__always)
  mutating func put(_ byte: UInt8) {
    (base + count).initialize(to: byte)
    count &+= 1
  }

  /// Stores bytes for which room was reserved.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { return }
    (base + count).initialize(from: start, count: bytes.count)
    count &+= bytes.count
  }

  /// Reserves room for a value and puts the comma before it, if one is due.
  @inline(__always)
  mutating func beginValue(reserving extra: Int) {
    reserve(extra &+ 1)
    if needsComma { put(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// A member name with its quotes and colon, and the comma before it.
  @inline(__always)
  mutating func writeName(_ name: UnsafeBufferPointer<UInt8>) {
    beginValue(reserving: JSONWriter.quotedRoom(name.count) &+ 1)
    putQuoted(name)
    put(UInt8(ascii: ":"))
    needsComma = false
  }
}

extension JSONWriter {
  /// `null`.
  public mutating func null() {
    beginValue(reserving: 4)
    putNull()
  }

  @inline(__always)
  private mutating func putNull() {
    put(UInt8(ascii: "n"))
    put(UInt8(ascii: "u"))
    put(UInt8(ascii: "l"))
    put(UInt8(ascii: "l"))
  }

  /// `true` or `false`.
  public mutating func write(_ value: Bool) {
    let word: StaticString = value ? "true" : "false"
    beginValue(reserving: 5)
    word.withUTF8Buffer { append($0) }
  }

  /// A whole number.
  public mutating func write(_ value: Int) { write(integer: value) }

  /// A number, as the shortest text that reads back as the same; one that is not finite makes ``finish()`` throw.
  public mutating func write(_ value: Double) {
    guard value.isFinite else { return fail("\(value) is not a JSON number") }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53,
      whole != 0 || value.sign == .plus || purpose == .comparing
    {
      return write(integer: whole)
    }
    write(number: value.description)
  }

  /// A number that is spelt already; the text is not checked.
  mutating func write(number text: String) {
    var text = text
    text.withUTF8 { bytes in
      beginValue(reserving: bytes.count)
      append(bytes)
    }
  }

  /// Writes `null` in place of a value that JSON cannot express, and makes ``finish()`` throw.
  public mutating func fail(_ reason: String) {
    // Infinities are equal only to themselves, and not to null.
    guard purpose != .comparing else { return write(number: reason) }
    // What is seen may be seen by eyes that know what it means.
    guard purpose != .showing else { return write(reason) }
    beginValue(reserving: 4)
    if failure == nil { failure = (reason, count) }
    putNull()
  }

  /// The digits of any integer.
  @inline(__always)
  mutating func write<T: FixedWidthInteger>(integer value: T) {
    guard T.bitWidth <= 64 else { return write(number: value.description) }
    // Twenty digits and a sign are the most that 64 bits need.
    beginValue(reserving: 21)
    if value < 0 { put(UInt8(ascii: "-")) }
    var rest = UInt64(truncatingIfNeeded: value.magnitude)
    var length = 1
    var bound = rest
    while bound >= 10 {
      bound /= 10
      length &+= 1
    }
    var place = base + (count &+ length)
    count &+= length
    repeat {
      place -= 1
      place.initialize(to: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
  }
}

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
