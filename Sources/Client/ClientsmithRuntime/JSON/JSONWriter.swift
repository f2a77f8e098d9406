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
